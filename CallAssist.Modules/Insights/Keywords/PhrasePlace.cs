namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Where a phrase of <see cref="PhraseBook"/> may stand.</summary>
internal enum PhrasePlace : byte
{
    /// <summary>Where the sentence goes on to say the contrary.</summary>
    Turn,

    /// <summary>Before the mention.</summary>
    Earlier,

    /// <summary>Right before it.</summary>
    Before,

    /// <summary>Right after it.</summary>
    After,

    /// <summary>As what is told of it: after a word of its own and pronouns.</summary>
    Told,

    /// <summary>After it.</summary>
    Later,

    /// <summary>Anywhere in the sentence, though it turns in between.</summary>
    Retracted,

    /// <summary>Before or after it.</summary>
    Anywhere,
}
