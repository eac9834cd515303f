using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Exact part: hashes of word sequences and of their prefixes; a bit of a filter for most words, a dictionary probe for the others.</summary>
internal sealed class WordIndex
{
    private readonly HashSet<ulong> _prefixes = [];
    private readonly Dictionary<ulong, List<Term>> _terms = [];
    private HashFilter _filter = new([]);

    public void Add(ReadOnlySpan<ulong> words, Term term)
    {
        if (words.Length == 0)
            return;
        var hash = 0UL;
        foreach (var word in words)
        {
            hash = Combine(hash, word);
            _prefixes.Add(hash);
        }

        if (!_terms.TryGetValue(hash, out var terms))
            _terms[hash] = terms = [];
        if (!terms.Any(t => t.Keyword == term.Keyword))
            terms.Add(term);
    }

    /// <summary>To be called when all terms are in.</summary>
    public void Seal() => _filter = new(_prefixes);

    public bool IsPrefix(ulong hash) => _filter.MayContain(hash) && _prefixes.Contains(hash);

    public List<Term>? Find(ulong hash) => !_filter.MayContain(hash) ? null : _terms.GetValueOrDefault(hash);

    public static ulong Combine(ulong hash, ulong word) => (hash ^ word) * 0x9E3779B97F4A7C15UL + (hash >> 29);
}
