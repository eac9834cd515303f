using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What is said in order to say that it is not the subject: negated, put off, joked about, in order. All text is folded.</summary>
internal static partial class Refusals
{
    /// <summary>True when the clause refuses what stands between its two halves.</summary>
    public static bool Refuse(ReadOnlySpan<char> clause, ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        NegatedBefore().IsMatch(before) || NotCalling().IsMatch(before)
        || Joking().IsMatch(clause) || PutOff().IsMatch(before) || PutOff().IsMatch(after);

    /// <summary>True when what follows sets it aside: "aucun souci de ce côté".</summary>
    public static bool SetAside(ReadOnlySpan<char> after) => SetAsideAfter().IsMatch(after);

    /// <summary>True when it works, is done or is right: "la fiche de paie est bonne". Nobody asks about that.</summary>
    public static bool IsFine(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => Fine().IsMatch(after) && !Complaint().IsMatch(after) && !Condition().IsMatch(before);

    /// <summary>True when something that happens in companies does not: "on n'a aucun licenciement", "personne n'a donné sa démission".</summary>
    public static bool DoNotHappen(ReadOnlySpan<char> before) => NoneOf().IsMatch(before);

    /// <summary>True when the company does without: "on n'a pas de forfait social".</summary>
    public static bool DoNotHave(ReadOnlySpan<char> before) => Without().IsMatch(before);

    /// <summary>True for "aucun net négatif ce mois-ci"; "aucun bulletin ne sort" is a complaint.</summary>
    public static bool AreNone(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => None().IsMatch(before) && !Denial().IsMatch(after);

    /// <summary>True for what the speaker, or a colleague, is in himself: "je suis en congés lundi", "ma lenteur".</summary>
    /// <param name="before">The clause up to the mention.</param>
    /// <param name="business">Whether payroll is spoken of in it; "mes arrêts maladie" are those of the employees then.</param>
    public static bool AreOwn(ReadOnlySpan<char> before, bool business) => OwnState().IsMatch(before) || !business && Own().IsMatch(before);

    [GeneratedRegex(@"(?:\b(?:ce n'|c'|ce )est (?:pas|plus) (?:du tout |vraiment |forcement |meme )?(?:pour |a cause de |le probleme de |une histoire de |une question de )?(?:(?:de )?l'|les? |la |une? |des? |du |d'|mon |ma |mes )?|^[ ,]*(?:non[ ,]+)*pas (?:d'|de |un |une |le |la |l'|les |des )|\bpas (?:besoin|question|envie) (?:de |d'|du |des )(?:l'|la |les? |une? )?|\b(?:rien a voir avec|(?:aucun|pas de|zero) (?:souci|probleme|lien|rapport)s? (?:avec|sur|cote|de|d'|pour)|ne (?:parle|parlons|s'agit) pas (?:de|du|des|d')|sans parler (?:de|du|des|d')|en dehors (?:de|du|des|d')|a part|hormis|sauf|laissons|laissez|oubliez|oublions) ?(?:l'|les? |la |une? |des? |du |mon |ma |mes |votre |vos |notre |cette |ce )?|\bje (?:ne )?touche pas (?:a|au|aux) ?(?:la |l')?|\btout (?:est (?:a jour|bon|en ordre|regle|carre)|va bien|roule|marche) (?:avec|cote|pour|sur) ?(?:l'|les? |la |mes |nos )?|(?:^|[,] ?|\bet )(?:tres )?(?:bonne?s?|belles?|excellente?s?|joyeuse?s?|joyeux) |\bprofite(?:z|r)? (?:bien )?(?:du |des |de |d')?(?:vos |votre |la |l')?|\bmerit\w+ (?:bien |vraiment )?(?:une? |des )|\bvous ne (?:risquez|meritez) pas (?:de |d'|le |la |l'|une? )?|\b(?:garee?s?|stationnee?s?|croisee?s?) (?:devant|derriere|en face de|a cote de|pres de) (?:l'|la |le )?|\bvous avez (?:fait )?quelles? |\bl'intention de |\bexcus\w+ (?:la |le |mon |ma |les |notre )|\bfelicit\w+(?:-\w+)? (?:a \w+ )?(?:pour|de) (?:son |sa |ses |votre |vos |leurs? )(?:\w+ ans d')?|\bne (?:conteste|revendique|veux|demande|cherche)(?:ns)? pas (?:de |d'|la |le |l'|les |une? ))$")]
    private static partial Regex NegatedBefore();

    [GeneratedRegex(@"\b(?:n'|ne )(?:vous )?(?:appelle|appelais|appelons|contacte|viens|rappelle) pas (?:pour|au sujet|a propos|a cause|concernant)\b[^,]*$")]
    private static partial Regex NotCalling();

    [GeneratedRegex(@"^[ ,]*(?:(?:(?:elle|il|ca|c'est|la|tout)[ ,]*)*(?:tout va bien|va tres bien|va bien|marche bien|marche tres bien|marche, ce n'est|fonctionne tres bien|est regle|est nickel|est parfaite?|roule|est en ordre|est passee? sans (?:souci|probleme))|(?:ca va|ca marche|c'est bon)?[ ,]*(?:aucun|pas de) (?:souci|probleme) (?:de ce cote|la-dessus|avec ca)|(?:ca marche|ca va|c'est bon|c'est regle|c'est fait|aucun souci|pas de souci)[, ]+(?:ce n'est pas|c'est pas|je n'appelle pas|n'en parlons|la-dessus|de ce cote)|(?:ce )?n'est pas (?:la question|le sujet|le probleme|mon probleme|en cause)|(?:ne )?(?:nous|me) concerne pas|n'(?:a|ont) rien a voir|(?:non[ ,]+)*non, |(?:non[ ,]+)*(?:pas chez nous|pas pour nous|tres peu pour nous|surtout pas)\b|(?:non[ ,]+)*il n'y en a (?:pas|plus|jamais) (?:chez nous|ici)\b|(?<!, )personne\b(?! ne | n')|(?:est|sont|se trouve) (?:juste )?(?:en face|a cote|au (?:bout|coin) de la rue)|[ ,]*au (?:bout|coin) de la rue|c'etait (?:pendant|avant|l'an dernier|il y a)|j'y suis entree?|(?:tout le monde est|on est tous) d'accord|(?:ne )?(?:nous|m'|me) a(?:urait)? rien (?:demande|dit|reclame)|(?:qui )?(?:m'a|vous a|a) (?:decroche|transfere|passe le telephone)|(?:ne |n')?(?:me |nous )?(?:pose|posent|a|ont|y a) (?:pas|aucun|plus) (?:de |d')?(?:souci|probleme|difficulte)s?|[^?]*, (?:aucun|pas de|zero) (?:souci|probleme)s?(?: de ce cote| la-dessus)?[ ,]*$|[^?]*, (?:tout va (?:tres )?(?:bien|mieux)|tout est (?:bon|regle|carre|en ordre|rentre dans l'ordre))\b)")]
    private static partial Regex SetAsideAfter();

    [GeneratedRegex(@"\b(?:une autre fois|pas pour aujourd'hui|on en reparlera|n'en parlons (?:donc |meme )?(?:pas|plus)|hors sujet|pas (?:du tout |vraiment )?l'objet de (?:mon|l')\s?appel|n'appelle pas pour (?:ca|cela)|pas pour (?:ca|cela) que (?:j'appelle|je vous appelle)|rien a signaler|laissons (?:ca )?de cote|juste pour information|simple curiosite|par curiosite|a titre d'info\w*|(?:n'est|c'est) (?:pas|plus) (?:du tout |vraiment )?(?:le sujet|mon sujet|la question|ma question|le probleme|mon probleme|le souci|eux|elle|lui|ca)\b(?! que)|(?:n'est|ne sont) (?:pas )?(?:pour rien|en cause)|n'y (?:est|sont) pour rien|n'y touche(?:z|ons)? (?:surtout )?(?:pas|plus)|comme une lettre a la poste|rien a (?:re)?dire|(?:aucun|sans|pas de) rapport avec (?:mon|cet|l')? ?appel|touch(?:e|ons) du bois|dieu merci|pas a (?:me|nous|s'en) plaindre|n'en parle pas|(?:bien|enfin) rien a voir avec vous|ca (?:n'a|a) rien a voir|n'est pas (?:la que|la-dessus)|rien de (?:neuf|nouveau|special)|plus maintenant|n'existe (?:pas|plus) chez nous|(?:pas besoin d'|ne va pas |n'allons pas |ne vais pas |inutile d')y revenir|n'y reven(?:ez|ons) pas|(?:ne )?vous (?:occupez|preoccupez|souciez) pas de (?:ca|cela)|c'est (?:le cabinet|(?:le|la|mon|notre) comptable|le siege|l'expert\w*) qui s'en (?:occupe|charge)|ca ne (?:nous|me) (?:regarde|concerne)|(?:on|nous) ne s'en sert pas|ne nous en servons pas|n'(?:y )?est pas (?:du tout )?(?:concernes?|soumis|assujettis|eligibles?)|on n'en (?:(?:a|fait) pas|(?:veut|parle) (?:pas|plus))|(?:patron|direction|chef) n'en veut pas|je sais (?:(?:le|la|les) faire|comment)|je m'en occupe (?:moi-meme|seule?)|(?:n'est|c'est) pas la peine|ne vous embetez pas|mettez (?:ca|cela) de cote|c'est (?:ma|mon) collegue(?: qui)?|pas moi qui|c'est derriere nous|c'est du passe|ca existait|trop petits pour|on est trop petits|je (?:le|la|les) connais|ne cherchez pas par la|l'intention de)\b|\b(?:aux (?:infos|informations|actualites)|a la (?:radio|tele|television))\b")]
    private static partial Regex PutOff();

    [GeneratedRegex(@"\b(?:je plaisante|je rigole|je blague|on plaisante|on rigole|pour rire|pour rigoler|histoire de rire|c'est une blague|c'est une boutade|entre nous soit dit|failli donner|dieu sait|facon de parler|si j'ose dire|comme on dit|comme dirait)\b")]
    private static partial Regex Joking();

    [GeneratedRegex(@"^(?:[ ,]*(?:de |du |des |d'|l'|la |le |les )?\w+)??[ ,]*(?:(?:elle|il|elles|ils|ca|cela|la|tout|moi|nous|chez nous|de ce cote)[ ,]+)*(?:(?:est|sont|a ete|ont ete|c'est|s'est|se sont|s'etait) (?:tres |tout |toute |bien |parfaitement |totalement |deja |toujours |enfin |plutot |super |ok et )*(?:bons?|bonnes?|passee?s?|faits?|faites?|reglee?s?|nickel|parfaite?s?|impeccables?|en ordre|en regle|ok|correcte?s?|justes?|terminee?s?|finie?s?|resolue?s?|en place|signee?s?|rangee?s?|au point|au carre|sans souci|carre|calee?s?|derriere (?:nous|moi)|bouclee?s?|payee?s?|envoyee?s?|acceptee?s?|validee?s?|parti(?:es?|s)?|a jour|neufs?|neuves?|magnifiques?|superbes?)\b(?! (?:de|du|a|au|en|dans|sur|deux|trois|trop|par)\b)|(?:va|vont|marche|marchent|fonctionne|fonctionnent|tourne|tournent|roule|roulent|se passe|se passent|passe)(?: (?:tres |tout |plutot )?(?:bien|parfaitement|nickel|sans (?:souci|probleme|accroc)|comme (?:il faut|sur des roulettes)|a merveille|au poil|toute? seule?)| ?$| ?,)|(?:je|on|nous) (?:l'|les )?(?:ai|a|avons)\b[^.]*\b(?:marche|fonctionne|bon|bonne|bons)\b|.*?, (?:ah )?(?:ca|la|alors|donc)?[ ,]*c'est (?:bon|fait|regle|reparti|rentre dans l'ordre)\b|(?:tombe|tombent) (?:juste|pile)|(?:je|on|nous|mon \w+|ma \w+|notre \w+|c'est (?:le|la|mon|ma|notre) \w+ qui) (?:l'|le |la |les |s'en |m'en )*(?:connais|connait|gere|maitrise|fais|ferai|occupe|charge|regle|(?:ai |a )(?:tous |toutes |deja )?(?:lue?s?|vue?s?|verifiee?s?|payee?s?|reglee?s?|faite?s?))\b|je (?:maitrise|gere|connais par coeur)|j'adore)")]
    private static partial Regex Fine();

    [GeneratedRegex(@"\b(?:(?<!inquietez |inquiete |faites )pas(?! (?:d'|de )(?:ecart|erreur|souci|probleme|anomalie|rejet))|jamais|ne(?! vous (?:inquiet|en fait))|n'|sauf|pourtant|comment|pourquoi|(?<!pas d')erreur|trop|faut|dois|doit|voudrais|besoin|alors que|et (?:maintenant|depuis|la|puis)|(?<!pas de )rejet\w*|refus\w*|revenue?s?|disparu\w*|bloqu\w*|plant\w*|rouge|faux|fausse\w*|manque\w*|double|zero|bizarre|perdue?s?|(?<!pas d')ecart|vide|mauvaise?s?)\b")]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\b(?:si|s'il|s'ils|que|quand|lorsque|est-ce|comment|pourquoi|depuis|une fois|apres|qu')\b")]
    private static partial Regex Condition();

    // Things that happen or do not: "on n'a aucun licenciement", "pas eu d'arrêt maladie".
    [GeneratedRegex(@"(?:\b(?:aucune? |zero |jamais (?:eu |fait )?(?:de |d'|un |une )|pas (?:eu |fait |encore eu |prevu |non plus )?(?:de |d'|un seul |une seule )|plus (?:de |d')|ni (?:de |d')?)(?:autre |nouvel |nouvelle |nouveau )?|\bpersonne (?:chez nous |ici )?(?:n'|ne )(?:est|a|va|veut|sera|part|parle)(?: (?:eu|fait|donne|pose|demande|pris|parti|signe|parle|encore|en|de|d'|un|une|du|sa|son|la|le|l'))* ?|\b(?:n'|ne )(?:y )?(?:ai|as|a|avons|avez|ont|suis|es|est|sommes|etes|sont|avait|etait|aura|avions|prevoit|prevoyons|connais|connaissons)(?= .*\b(?:pas|plus|jamais|aucune?)\b)(?: (?:pas|plus|jamais|aucune?|vraiment|encore|du tout|non plus|eu|fait|donne|demande|prevu|connu|vu|engage|lance|de|en|un|une|autre|nouvel|nouveau|nouvelle)| d')+ ?)$")]
    private static partial Regex NoneOf();

    // Whoever speaks, or a colleague: "je suis en congés lundi", "mon collègue est en formation".
    [GeneratedRegex(@"(?:\b(?:je|moi|vous|tu|on)\b(?: (?:me|vous|te))? ?(?:suis|etais|etes|sera[is]?|serez|pars|partez|part|rentre|rentrez|reviens|revenez|prends|prenez|pose|posez|sors|sortez|prendrai|posera?i|travaille|ai pris|ai pose)|\bje (?:remplace|remplacais) (?:\w+ )?\w+|\bje (?:ne )?(?:travaille|paie|paye|touche)(?: deja| encore| que| qu'a)?|\bon a tous ete|\bj'(?:etais|ai pris|ai pose|attends)|\b(?:collegues?|responsable|patron\w*|chef\w*|directeur|directrice|technicien\w*) (?:est|etait|sera|part|rentre|revient|sont))(?: (?!cherche|bloque|perdu)\w+){0,2} (?:en|a|a la|a l'|de|de la|d'une|d'un|du|un|une|mes|mon|ma|vos|votre|des|mon jour de|un jour de)? ?$")]
    private static partial Regex OwnState();

    [GeneratedRegex(@"\b(?:mon|ma|mes) (?:petite?s? |propre |futur |future |premiere? )?$|\bmoi (?:en|de|du|a|au)[ ']?$")]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:on|nous) (?:n'|ne )?(?:(?:a|avons|fait|faisons|pratique) (?:pas|jamais|plus)(?: du tout| encore| chez nous| ici)? (?:de |d'|du |des )(?:la |l')?|(?:utilise|utilisons) (?:pas|plus) (?:de |d'|le |la |les |l'))$|\bpersonne (?:n'est )?(?:a |au |en |aux )$")]
    private static partial Regex Without();

    [GeneratedRegex(@"^[ ,]*(?:non, )?(?:aucune?|zero) $")]
    private static partial Regex None();

    [GeneratedRegex(@"\b(?:ne|n'|nul)\b")]
    private static partial Regex Denial();
}
