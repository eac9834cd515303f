using System.Runtime.Intrinsics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The living nodes of one level of <see cref="PhonemeSearch"/> and those of the level before; grows to what it needs once.</summary>
internal sealed class SearchFront
{
    private SearchRow[] _former = new SearchRow[256];
    private SearchRow[] _living = new SearchRow[256];

    /// <summary>Living nodes of the level at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Living nodes of the level before.</summary>
    public int Former { get; private set; }

    public Span<SearchRow> Living => _living.AsSpan(0, Count);

    /// <summary>The root and room for so many rows behind it.</summary>
    public Span<SearchRow> Begin(Vector256<short> root, int rows)
    {
        if (_living.Length <= rows)
            _living = new SearchRow[rows * 2];
        _living[0] = SearchRow.Root(root);
        Count = rows + 1;
        return Living;
    }

    /// <summary>Keeps the living rows from a place on.</summary>
    public void KeepLast(int from)
    {
        var kept = 0;
        for (var i = from; i < Count; i++)
        {
            _living[kept] = _living[i];
            kept += _living[i].Lives ? 1 : 0;
        }

        Count = kept;
    }

    /// <summary>The living become the former.</summary>
    public void Turn()
    {
        (_former, _living) = (_living, _former);
        (Former, Count) = (Count, 0);
    }

    public ref readonly SearchRow FormerAt(int index) => ref _former[index];

    /// <summary>Where the next rows go; room for so many and one that is written in vain.</summary>
    public ref SearchRow Room(int rows)
    {
        if (Count + rows >= _living.Length)
            Array.Resize(ref _living, Math.Max(_living.Length * 2, Count + rows + 1));
        return ref _living[Count];
    }

    /// <summary>So many of the rows live.</summary>
    public void Keep(int rows) => Count += rows;
}
