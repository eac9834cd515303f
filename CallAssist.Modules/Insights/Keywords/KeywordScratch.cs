using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Room for reading one turn after the other; one per reader, so that a turn allocates nothing but its mentions.</summary>
internal sealed class KeywordScratch
{
    private int[] _starts = [];
    private ulong[] _roots = [];

    public FrenchTokens Tokens { get; } = FrenchTokens.Of("");

    public HeardSounds Sounds { get; } = new();

    public SearchFront Front { get; } = new();

    public ClueReading Clues { get; } = new();

    public List<SoundMatch> Matches { get; } = [];

    /// <summary>All that was recognised in the turn.</summary>
    public List<Mention> Found { get; } = [];

    /// <summary>What stays of it.</summary>
    public List<Mention> Kept { get; } = [];

    public Span<int> Starts(int count) => Room(ref _starts, count);

    public Span<ulong> Roots(int count) => Room(ref _roots, count);

    private static Span<T> Room<T>(ref T[] room, int count)
    {
        if (room.Length < count)
            room = new T[count * 2];
        return room.AsSpan(0, count);
    }
}
