using System.Runtime.InteropServices;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>An element that phrases share which are the same up to it.</summary>
internal sealed class PhraseNode
{
    private readonly Dictionary<string, PhraseNode> _known = [];
    private readonly List<PhraseNode> _next = [];
    private readonly List<(Refusal Says, PhrasePlace Place)> _ends = [];

    private PhraseNode(string written) => Element = PhraseElement.Parse(written);

    /// <summary>What it asks for.</summary>
    public PhraseElement Element { get; }

    /// <summary>What may follow.</summary>
    public ReadOnlySpan<PhraseNode> Next => CollectionsMarshal.AsSpan(_next);

    /// <summary>What the phrases that end here say, and where they may stand.</summary>
    public ReadOnlySpan<(Refusal Says, PhrasePlace Place)> Ends => CollectionsMarshal.AsSpan(_ends);

    /// <summary>What phrases begin behind; asks for nothing itself.</summary>
    public static PhraseNode Root() => new(",?");

    /// <summary>Adds a phrase behind this element.</summary>
    public void Add(ReadOnlySpan<string> elements, Refusal says, PhrasePlace place)
    {
        if (elements.IsEmpty)
        {
            _ends.Add((says, place));
            return;
        }

        if (!_known.TryGetValue(elements[0], out var node))
            _next.Add(_known[elements[0]] = node = new(elements[0]));
        node.Add(elements[1..], says, place);
    }
}
