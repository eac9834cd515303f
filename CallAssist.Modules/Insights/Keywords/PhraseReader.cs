namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Follows the phrases that begin with a word, through all ways the words after it allow.</summary>
/// <param name="clause">The clause.</param>
/// <param name="limit">Behind the last word that a phrase may use.</param>
internal ref struct PhraseReader(Clause clause, int limit)
{
    private const int MaxGap = 8;
    private readonly Clause _clause = clause;
    private int _from;

    /// <summary>The last word that may begin what is told of a mention.</summary>
    public int Told { get; init; }

    /// <summary>What the phrases say.</summary>
    public Refusal Says { get; private set; }

    /// <summary>Behind the last word of the longest phrase that is calm or turns the sentence.</summary>
    public int End { get; private set; }

    /// <summary>Reads from a word on.</summary>
    public void Read(PhraseNode phrases, int from)
    {
        (_from, Says, End) = (from, Refusal.Nothing, from + 1);
        Leave(phrases, from, anyComma: true);
    }

    // What ends behind an element, and what goes on.
    private void Leave(PhraseNode node, int at, bool anyComma)
    {
        foreach (var (says, place) in node.Ends)
        {
            var stands = place switch
            {
                PhrasePlace.Before => at == _clause.First && (anyComma || !_clause.HasComma(at)),
                PhrasePlace.After => _from == _clause.Last + 1,
                PhrasePlace.Told => _from <= Told,
                _ => true,
            };
            if (!stands)
                continue;
            Says |= says;
            if (says is Refusal.Calm or Refusal.Contrary or Refusal.Subject)
                End = Math.Max(End, at);
        }

        foreach (var next in node.Next)
            Enter(next, at, anyComma);
    }

    private void Enter(PhraseNode node, int at, bool anyComma)
    {
        switch (node.Element.Part)
        {
            case PhrasePart.Begin when at == _clause.Start:
            case PhrasePart.End when at == _clause.End:
            case PhrasePart.Comma when _clause.HasComma(at):
            case PhrasePart.MayComma:
                Leave(node, at, anyComma: true);
                break;
            case PhrasePart.NoComma when !_clause.HasComma(at):
            case PhrasePart.Not when at >= limit || !node.Element.Words.Contains(_clause.Hash(at)):
                Leave(node, at, anyComma);
                break;
            case PhrasePart.Gap:
                for (var to = at; to <= limit && to - at <= MaxGap; to++)
                {
                    Leave(node, to, anyComma: false);
                    if (_clause.HasComma(to) && !(anyComma && to == at))
                        break;
                }

                break;
            case PhrasePart.Word or PhrasePart.Any:
                Take(node, at, anyComma);
                break;
        }
    }

    private void Take(PhraseNode node, int at, bool anyComma)
    {
        var element = node.Element;
        if (element.IsOptional)
            Leave(node, at, anyComma);
        if (at >= limit || !anyComma && !element.Repeats && _clause.HasComma(at) || element.Part == PhrasePart.Word && !element.Words.Contains(_clause.Hash(at)))
            return;
        if (element.Repeats)
            Take(node, at + 1, anyComma: true);
        else
            Leave(node, at + 1, anyComma: false);
    }
}
