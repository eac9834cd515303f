namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What the words around a mention say of it.</summary>
[Flags]
internal enum Refusal
{
    Nothing = 0,

    /// <summary>"Ce n'est pas la paie", "rien à voir avec l'Urssaf".</summary>
    Negated = 1 << 0,

    /// <summary>"Je n'appelle pas pour la prime".</summary>
    NotCalled = 1 << 1,

    /// <summary>Something that happens in companies does not: "on n'a aucun licenciement".</summary>
    DoesNotHappen = 1 << 2,

    /// <summary>The company does without: "on n'a pas de forfait social".</summary>
    Without = 1 << 3,

    /// <summary>"Aucun net négatif ce mois-ci"; "aucun bulletin ne sort" is a complaint.</summary>
    None = 1 << 4,

    /// <summary>What the speaker or a colleague is in himself: "je suis en congés lundi".</summary>
    OwnState = 1 << 5,

    /// <summary>"Ma lenteur"; "mes arrêts maladie" are those of the employees where payroll is spoken of.</summary>
    Own = 1 << 6,

    /// <summary>Said to be no trouble, or not theirs: "aucun souci de ce côté".</summary>
    SetAside = 1 << 7,

    /// <summary>It works, is done or is right. Nobody asks about that, unless he complains in the same breath.</summary>
    Fine = 1 << 8,

    /// <summary>The clause ends in "pas de souci", "tout va bien".</summary>
    Settled = 1 << 9,

    /// <summary>"À faire", "à déclarer".</summary>
    Todo = 1 << 10,

    /// <summary>Words of a complaint that mean none: "pas d'erreur".</summary>
    Calm = 1 << 11,

    /// <summary>Something is wrong with it.</summary>
    Complaint = 1 << 12,

    /// <summary>A negation follows.</summary>
    Denied = 1 << 13,

    /// <summary>"Si la paie est bonne".</summary>
    Condition = 1 << 14,

    /// <summary>"Je plaisante".</summary>
    Joking = 1 << 15,

    /// <summary>"On en reparlera", "ce n'est pas le sujet".</summary>
    PutOff = 1 << 16,

    /// <summary>"Mais".</summary>
    Contrary = 1 << 17,

    /// <summary>The sentence goes on to another subject: "moi c'est pour", "ce qui m'amène".</summary>
    Subject = 1 << 18,

    /// <summary>What is wrong with the mention, or who is at pains with it: "ne passe pas", "je me bats avec".</summary>
    Trouble = 1 << 19,

    /// <summary>What one supposes when one asks back: "c'est pour la paie ?", "vous attendez un acompte ?".</summary>
    Supposed = 1 << 20,
}
