using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The sounds of every term in one trie: terms that begin alike share the work of <see cref="PhonemeSearch"/>.</summary>
internal sealed class PhonemeTrie
{
    private readonly List<Node> _nodes = [new('\0')];

    public void Add(string phonemes, Term term)
    {
        var at = 0;
        foreach (var phoneme in phonemes)
            at = Child(at, phoneme);
        var length = phonemes.Count(p => !FrenchPhonetics.IsOptional(p));
        if (at == 0 || _nodes[at].Terms.Any(t => t.Term.Keyword == term.Keyword))
            return;
        _nodes[at].Terms.Add((term, length));
        // What a branch may cost at most is what its longest term may.
        var within = 0;
        foreach (var phoneme in phonemes)
        {
            within = Child(within, phoneme);
            _nodes[within].Tolerance = Math.Max(_nodes[within].Tolerance, Tolerance(length));
        }
    }

    /// <summary>The trie laid out for searching: the children of a node side by side, in the order they were added.</summary>
    public PhonemeSearch Seal()
    {
        var alphabet = _nodes.Skip(1).Select(n => n.Phoneme).Distinct().ToArray();
        var order = new List<int> { 0 };
        var nodes = new PhonemeSearch.Node[_nodes.Count];
        for (var i = 0; i < order.Count; i++)
        {
            var node = _nodes[order[i]];
            nodes[i] = new(
                (ushort)Math.Max(0, Array.IndexOf(alphabet, node.Phoneme)), (byte)PhonemeDistance.Drop(node.Phoneme), (short)Math.Min(node.Tolerance, short.MaxValue),
                order.Count, node.Children.Count, node.Terms.Count == 0 ? null : [.. node.Terms]);
            order.AddRange(node.Children);
        }

        return new(nodes, alphabet);
    }

    /// <summary>What a term of this many phonemes may differ by.</summary>
    public static int Tolerance(int length) => length switch
    {
        < 4 => -1,
        < 6 => 25,
        < 8 => length * 13,
        < 11 => length * 17,
        _ => length * 20,
    };

    private int Child(int parent, char phoneme)
    {
        foreach (var child in _nodes[parent].Children)
        {
            if (_nodes[child].Phoneme == phoneme)
                return child;
        }

        _nodes.Add(new(phoneme));
        _nodes[parent].Children.Add(_nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private sealed class Node(char phoneme)
    {
        public char Phoneme { get; } = phoneme;

        /// <summary>The most that a term below may differ by.</summary>
        public int Tolerance { get; set; } = -1;

        public List<int> Children { get; } = [];

        public List<(Term Term, int Length)> Terms { get; } = [];
    }
}
