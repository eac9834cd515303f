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
        foreach (var search in searches) Prompt(search);
        while (searches.Any(s => !s.Ended))
        {
            ct.ThrowIfCancellationRequested();
            Step(searches);
        }
    }

    private void Prompt(WindowSearch search)
    {
        search.Begin(decoder);
        var sequence = search.Live[0].Sequence;
        var start = 0;
        for (var i = 0; i < search.Prompt.Count; i++)
        {
            if (search.Prompt[i] == vocabulary.StartOfTranscript) start = i;
            _tokens[i] = new TokenRow(sequence, search.Prompt[i], i);
        }
        decoder.Run(_tokens.AsSpan(0, search.Prompt.Count));
        decoder.Project([search.Prompt.Count - 1, start]);
        Trace?.Array("logits_sot", [vocabulary.Count], decoder.Logits(1));
        Trace?.Array("logits_first", [vocabulary.Count], decoder.Logits(0));
        search.NoSpeechProbability = decoder.Probability(1, vocabulary.NoSpeech);
        Choose([search], 1);
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
