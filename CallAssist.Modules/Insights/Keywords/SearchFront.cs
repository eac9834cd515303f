namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The living rows of one level of <see cref="PhonemeSearch"/> and those of the level before; grows to what it needs once.</summary>
internal sealed class SearchFront
{
    private SearchRow[] _former = new SearchRow[256];
    private SearchRow[] _living = new SearchRow[256];

    /// <summary>How many rows live.</summary>
    public int Count { get; set; }

    /// <summary>The rows that live.</summary>
    public Span<SearchRow> Living => _living.AsSpan(0, Count);

    /// <summary>Where the living are written, with room for so many.</summary>
    public ref SearchRow Room(int rows)
    {
        if (_living.Length < rows)
            _living = new SearchRow[rows * 2];
        return ref _living[0];
    }

    /// <summary>The living become the former.</summary>
    public Span<SearchRow> Turn()
    {
        (_former, _living) = (_living, _former);
        return _former.AsSpan(0, Count);
    }
}
