using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Decodes several windows together, token by token: weights are read once per step for all hypotheses of all windows.</summary>
/// <param name="vocabulary">Of the model.</param>
/// <param name="decoder">The network.</param>
/// <param name="rules">What may follow.</param>
/// <param name="book">What timestamps mean.</param>
/// <param name="expected">Names and words whose odds are raised.</param>
/// <param name="team">Threads.</param>
/// <param name="maxRows">Hypotheses of all windows together.</param>
/// <param name="maxChoices">Next tokens wanted for each.</param>
internal sealed class BatchDecoder(
    Vocabulary vocabulary, Decoder decoder, TokenRules rules, TokenBook book, ExpectedWords expected, WorkerTeam team, int maxRows, int maxChoices)
{
    private readonly TokenRow[] _tokens = new TokenRow[decoder.MaxRows];
    private readonly int[] _indexes = [.. Enumerable.Range(0, Math.Max(maxRows, decoder.MaxRows))];
    private readonly ChoiceRow[] _rows = new ChoiceRow[maxRows];
    private readonly Choice[] _choices = new Choice[maxRows * maxChoices];

    /// <summary>Sees the raw logits of the next prompt.</summary>
    public IWhisperTrace? Trace { get; set; }

    /// <summary>Runs all searches to their end.</summary>
    public void Decode(IReadOnlyList<WindowSearch> searches, CancellationToken ct)
    {
        decoder.Clear();
        for (var first = 0; first < searches.Count;) first += Prompt(searches, first);
        while (searches.Any(s => !s.Ended))
        {
            ct.ThrowIfCancellationRequested();
            Step(searches);
        }
    }

    /// <summary>Runs the prompts of as many searches together as a batch holds; gives how many.</summary>
    private int Prompt(IReadOnlyList<WindowSearch> searches, int first)
    {
        List<WindowSearch> these = [];
        List<int> ends = [], starts = [];
        var rows = 0;
        foreach (var search in searches.Skip(first).TakeWhile(s => rows + s.Prompt.Count <= _tokens.Length))
        {
            search.Begin(decoder);
            starts.Add(rows);
            for (var i = 0; i < search.Prompt.Count; i++)
            {
                if (search.Prompt[i] == vocabulary.StartOfTranscript) starts[^1] = rows;
                _tokens[rows++] = new TokenRow(search.Live[0].Sequence, search.Prompt[i], i);
            }
            ends.Add(rows - 1);
            these.Add(search);
        }
        decoder.Run(_tokens.AsSpan(0, rows));
        decoder.Project([.. ends, .. starts]);
        Trace?.Array("logits_sot", [vocabulary.Count], decoder.Logits(these.Count));
        Trace?.Array("logits_first", [vocabulary.Count], decoder.Logits(0));
        for (var i = 0; i < these.Count; i++) these[i].NoSpeechProbability = decoder.Probability(these.Count + i, vocabulary.NoSpeech);
        Choose(these, these.Count);
        return these.Count;
    }

    private void Step(IReadOnlyList<WindowSearch> searches)
    {
        var count = 0;
        foreach (var search in searches)
            foreach (var hypothesis in search.Live) _tokens[count++] = hypothesis.Row;
        decoder.Run(_tokens.AsSpan(0, count));
        decoder.Project(_indexes.AsSpan(0, count));
        Choose(searches, count);
    }

    private void Choose(IReadOnlyList<WindowSearch> searches, int count)
    {
        var (row, perRow) = (0, 1);
        foreach (var search in searches)
        {
            perRow = Math.Max(perRow, search.Choices);
            for (var i = 0; i < search.Live.Count; i++) _rows[row++] = new ChoiceRow(search.Live[i], search.Temperature, search.RandomOf(i));
        }
        var work = new ChooseTokens(decoder, rules, expected, _rows, _choices, perRow);
        team.Run(count, ref work);
        row = 0;
        foreach (var search in searches)
        {
            if (search.Ended) continue;
            var rows = search.Live.Count;
            search.Take(_choices.AsSpan(row * perRow, rows * perRow), book, expected);
            row += rows;
        }
    }
}
