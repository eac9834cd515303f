using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The sounds of every term in one trie: terms that begin alike share the work of <see cref="PhonemeSearch"/>.</summary>
internal sealed class PhonemeTrie
{
    private readonly List<Node> _nodes = [new('\0')];

    /// <summary>Adds a sound of a term.</summary>
    /// <returns>False for what is known of the same keyword, and for what French cannot sound like.</returns>
    public bool Add(string phonemes, Term term)
    {
        if (!phonemes.All(char.IsAscii))
            return false;
        var at = 0;
        foreach (var phoneme in phonemes)
            at = Child(at, phoneme);
        var length = phonemes.Count(p => !FrenchPhonetics.IsOptional(p));
        if (at == 0 || _nodes[at].Terms.Any(t => t.Term.Keyword == term.Keyword))
            return false;
        _nodes[at].Terms.Add((term, length));
        // What a branch may cost at most is what its longest term may; what must be heard at least is what its shortest needs.
        var within = 0;
        var needs = Needs(phonemes, Tolerance(length));
        foreach (var phoneme in phonemes)
        {
            within = Child(within, phoneme);
            _nodes[within].Tolerance = Math.Max(_nodes[within].Tolerance, Tolerance(length));
            _nodes[within].Needs = Math.Min(_nodes[within].Needs, needs);
        }

        return true;
    }

    /// <summary>
    /// The trie laid out for searching: the children of a node side by side, those that need least first, and behind them what is below the
    /// first of them and so on, so that a term's last nodes, which nobody shares, lie in one row.
    /// </summary>
    public PhonemeSearch Seal()
    {
        var costs = new HeardCosts(_nodes.Skip(1).Select(n => n.Phoneme));
        var terms = new List<(Term, int)[]>();
        var nodes = new PhonemeNode[_nodes.Count];
        var used = 1;
        Place(0, 0, 0, 0, again: false);
        return new(nodes, [.. terms], costs);

        int Place(int from, int to, int depth, int saved, bool again)
        {
            var node = _nodes[from];
            var reach = node.Terms.Select(t => saved + Math.Max(0, Tolerance(t.Length))).DefaultIfEmpty().Max();
            var children = node.Children.OrderBy(c => _nodes[c].Needs).ToList();
            var child = used;
            used += children.Count;
            var ending = node.Terms.Count == 0 ? -1 : terms.Count;
            if (node.Terms.Count > 0)
                terms.Add([.. node.Terms]);
            for (var i = 0; i < children.Count; i++)
                reach = Math.Max(reach, Place(children[i], child + i, depth + 1, saved + costs.Saving(costs.NumberOf(_nodes[children[i]].Phoneme)), from != 0 && _nodes[children[i]].Phoneme == node.Phoneme));
            nodes[to] = new(
                child, ending, (short)Math.Min(node.Tolerance, SearchBand.Widest(depth)), (short)Math.Min(reach, short.MaxValue), (byte)children.Count,
                to == 0 ? (byte)0 : costs.NumberOf(node.Phoneme), (byte)(again ? PhonemeNode.Again : PhonemeDistance.Drop(node.Phoneme)), (byte)Math.Min(node.Needs, byte.MaxValue));
            return reach;
        }
    }

    /// <summary>What a term of this many phonemes may differ by.</summary>
    public static int Tolerance(int length) => length switch
    {
        < 4 => -1,
        < 6 => 25,
        < 8 => length * 17,
        < 11 => length * 19,
        _ => length * 20,
    };

    // Each heard phoneme stands for one of the term at most; the others are left out, the cheapest first.
    private static int Needs(string phonemes, int tolerance)
    {
        var needs = phonemes.Length;
        foreach (var drop in phonemes.Select((p, i) => i > 0 && phonemes[i - 1] == p ? 10 : PhonemeDistance.Drop(p)).Order())
        {
            if ((tolerance -= drop) < 0)
                break;
            needs--;
        }

        return needs;
    }

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

        /// <summary>The fewest heard phonemes that a term below can be found in.</summary>
        public int Needs { get; set; } = short.MaxValue;

        public List<int> Children { get; } = [];

        public List<(Term Term, int Length)> Terms { get; } = [];
    }
}
