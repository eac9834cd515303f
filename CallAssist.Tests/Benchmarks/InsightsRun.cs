using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Benchmarks;

/// <summary>Drafts of dialogues in the format of the evaluation sets (speakers <c>client</c> and <c>operateur</c>), for scoring.</summary>
internal static class InsightsRun
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Runs = 40;

    /// <summary>5,000 terms over a transcript of an hour (60,000 characters), and its redaction; best of several runs, on one core.</summary>
    public static void Measure(TextWriter output)
    {
        var shipped = KeywordCatalogue.Default.Keywords;
        var words = shipped.SelectMany(k => k.Synonyms.Append(k.Label)).SelectMany(w => w.Split(' ')).Where(w => w.Length > 4 && w.All(char.IsLetter)).Distinct().ToList();
        var random = new Random(1);
        var invented = Enumerable.Range(0, 5000 - shipped.Sum(k => 1 + k.Synonyms.Count)).Select(i => new KeywordEntry
        {
            Id = $"invente_{i}", Label = string.Join(' ', Enumerable.Range(0, 2 + i % 2).Select(_ => words[random.Next(words.Count)])),
        });
        var large = new KeywordCatalogue([.. shipped, .. invented]);
        var (turns, others) = (Talk(60_000, 1), Talk(60_000, 2));
        output.WriteLine($"{turns.Sum(t => t.Text.Length)} characters, {turns.Count} turns");
        Best(output, "keywords, 120 keywords of the default catalogue", () => CallAnalysts.Keywords(turns, KeywordCatalogue.Default));
        Best(output, "keywords, 5000 terms", () => CallAnalysts.Keywords(turns, large));
        // What the beginnings of words can lead to is remembered: an hour heard for the first time, after another one.
        Once(output, "keywords, 5000 terms, first hearing", 8, () => new KeywordCatalogue([.. large.Keywords]), catalogue => CallAnalysts.Keywords(others, catalogue), catalogue => CallAnalysts.Keywords(turns, catalogue));
        Best(output, "redaction with second pass", () => CallAnalysts.Redact(turns, known: null));
        Best(output, "the whole analysis", () => CallAnalysts.Local.Analyse(turns, "customer", KeywordCatalogue.Default, known: null));
    }

    // Turns of one or two sentences, in another order each time.
    private static List<SpokenTurn> Talk(int letters, int seed)
    {
        using var stream = typeof(InsightsRun).Assembly.GetManifestResourceStream("talk")!;
        using var reader = new StreamReader(stream);
        var said = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var random = new Random(seed);
        var turns = new List<SpokenTurn>();
        for (var written = 0; written < letters; written += turns[^1].Text.Length)
        {
            var text = said[random.Next(said.Length)];
            text = random.Next(3) == 0 ? $"{text} {said[random.Next(said.Length)]}" : text;
            turns.Add(new(turns.Count % 2 == 0 ? "customer" : "operator", turns.Count * 6, turns.Count * 6 + 5, text));
        }

        return turns;
    }

    private static void Once<T>(TextWriter output, string what, int rounds, Func<T> make, Action<T> before, Action<T> run)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var subject = make();
            before(subject);
            GC.Collect();
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            run(subject);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(began);
            best = took < best ? took : best;
        }

        output.WriteLine($"{what}: {best.TotalMilliseconds:0.0} ms");
    }

    private static void Best(TextWriter output, string what, Func<object> run)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            GC.KeepAlive(run());
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(began);
            best = took < best ? took : best;
        }

        output.WriteLine($"{what}: {best.TotalMilliseconds:0.0} ms");
    }

    public static void Drafts(string calls, string drafts)
    {
        using var output = new StreamWriter(drafts);
        foreach (var line in File.ReadLines(calls))
        {
            var call = JsonNode.Parse(line)!;
            var turns = call["turns"]!.AsArray()
                .Select(t => new SpokenTurn((string)t!["speaker"]!, (double)t["start"]!, (double)t["end"]!, (string)t["text"]!)).ToList();
            var insights = CallAnalysts.Local.Analyse(turns, "client", KeywordCatalogue.Default, known: null);
            var draft = insights.Draft;
            output.WriteLine(JsonSerializer.Serialize(
                new { id = (string)call["id"]!, draft.Subject, draft.Summary, draft.Mood, draft.Intent, draft.Actions, keywords = insights.Keywords.Select(k => k.Id), mayLeave = insights.Redaction.MayLeave },
                Readable));
        }
    }
}
