using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Room for reading one turn of a call after the other; one per call at a time, so that a turn allocates nothing but its mentions.</summary>
internal sealed class KeywordScratch(CompiledCatalogue catalogue)
{
    private ulong[] _roots = [];

    /// <summary>What is looked for.</summary>
    public CompiledCatalogue Catalogue => catalogue;

    public FrenchTokens Tokens { get; } = FrenchTokens.Of("");

    /// <summary>What is known of the words of <see cref="Tokens"/>.</summary>
    public SpokenWords Words { get; } = new(catalogue);

    public HeardSounds Sounds { get; } = new();

    public SearchFront Front { get; } = new();

    public ClueReading Clues { get; } = new();

    public List<SoundMatch> Matches { get; } = [];

    /// <summary>All that was recognised in the turn.</summary>
    public List<Mention> Found { get; } = [];

    /// <summary>What of it is not meant.</summary>
    public List<Mention> Refused { get; } = [];

    /// <summary>What stays of it.</summary>
    public List<Mention> Kept { get; } = [];

    /// <summary>Takes another turn.</summary>
    public void Read(string text)
    {
        Tokens.Read(text);
        Words.Read(Tokens);
        Found.Clear();
        Refused.Clear();
        Kept.Clear();
    }

    public Span<ulong> Roots(int count)
    {
        if (_roots.Length < count)
            _roots = new ulong[count * 2];
        return _roots.AsSpan(0, count);
    }
}
