using System.Runtime.InteropServices;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The alternatives of clues that begin with one word: those that are no more than it, and those of several words by the first two letters of
/// the second one, which most fail by.
/// </summary>
internal sealed class ClueAlternatives
{
    private readonly List<CluePart> _alone = [];
    private readonly List<ClueAlternative> _loose = [];
    private readonly List<uint> _letters = [];
    private readonly List<List<ClueAlternative>> _before = [];

    /// <summary>Those of one word.</summary>
    public IReadOnlyList<CluePart> Alone => _alone;

    /// <summary>Whether there are others.</summary>
    public bool HasSeveral => _loose.Count + _before.Count > 0;

    /// <summary>Those whose second word may begin with any letters.</summary>
    public ReadOnlySpan<ClueAlternative> Loose => CollectionsMarshal.AsSpan(_loose);

    /// <summary>Those whose second word begins with these letters.</summary>
    public ReadOnlySpan<ClueAlternative> Before(uint letters) =>
        CollectionsMarshal.AsSpan(_letters).IndexOf(letters) is >= 0 and var at ? CollectionsMarshal.AsSpan(_before[at]) : [];

    public void Add(in ClueAlternative alternative)
    {
        if (alternative.Rest is not [var second, ..])
        {
            _alone.Add(new(alternative.Clue, alternative.Part));
            return;
        }

        // A single letter may be the beginning of anything, unless it is a whole word ("à l'amiable").
        if (second.Length == 1 && !alternative.Whole && alternative.Rest.Length == 1)
        {
            _loose.Add(alternative);
            return;
        }

        var at = _letters.IndexOf(Letters(second));
        if (at < 0)
        {
            at = _letters.Count;
            _letters.Add(Letters(second));
            _before.Add([]);
        }

        _before[at].Add(alternative);
    }

    /// <summary>The first two letters of a word.</summary>
    public static uint Letters(ReadOnlySpan<char> word) => (uint)word[0] << 16 | (word.Length > 1 ? word[1] : 0U);
}
