using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What a place of a phrase asks for.</summary>
internal enum PhrasePart : byte
{
    /// <summary>One of some words.</summary>
    Word,

    /// <summary>Any word.</summary>
    Any,

    /// <summary>A few words without a comma.</summary>
    Gap,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A comma or none.</summary>
    MayComma,

    /// <summary>No comma.</summary>
    NoComma,

    /// <summary>None of some words.</summary>
    Not,

    /// <summary>The clause begins.</summary>
    Begin,

    /// <summary>The clause ends.</summary>
    End,
}

/// <summary>A place of a phrase.</summary>
/// <param name="Part">What it asks for.</param>
/// <param name="Words">Hashes of the words.</param>
/// <param name="IsOptional">It may be left out.</param>
/// <param name="Repeats">It may stand any number of times, whatever commas between.</param>
internal readonly record struct PhraseElement(PhrasePart Part, ulong[] Words, bool IsOptional, bool Repeats)
{
    /// <summary>Reads an element as <see cref="PhraseBook"/> describes it.</summary>
    public static PhraseElement Parse(string written) => written switch
    {
        "," => new(PhrasePart.Comma, [], false, false),
        ",?" => new(PhrasePart.MayComma, [], false, false),
        "!," => new(PhrasePart.NoComma, [], false, false),
        "^" => new(PhrasePart.Begin, [], false, false),
        "$" => new(PhrasePart.End, [], false, false),
        ".." => new(PhrasePart.Gap, [], false, false),
        "_" => new(PhrasePart.Any, [], false, false),
        "_?" => new(PhrasePart.Any, [], true, false),
        ['!', .. var not] => new(PhrasePart.Not, Hashes(not), false, false),
        [.. var words, '?'] => new(PhrasePart.Word, Hashes(words), true, false),
        [.. var words, '*'] => new(PhrasePart.Word, Hashes(words), true, true),
        _ => new(PhrasePart.Word, Hashes(written), false, false),
    };

    private static ulong[] Hashes(string words) => [.. words.Split('|').Select(w => FrenchTokens.HashOf(w))];
}
