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
        string[] said =
        [
            "Alors oui, la déclaration du mois n'est pas passée et je ne comprends pas pourquoi le total est différent.",
            "D'accord, vous ouvrez la fiche du salarié, vous cochez la case et vous recalculez le bulletin.",
            "Je suis madame Quintard, vous pouvez me rappeler au 06 39 98 12 34 quand c'est bon.",
            "Attendez, il y a quelqu'un qui entre, je vous reprends tout de suite, ne quittez pas.",
            "Le compteur de congés payés ne bouge plus depuis le changement de période, c'est quand même pénible.",
        ];
        var turns = new List<SpokenTurn>();
        for (var characters = 0; characters < 60_000; characters += said[turns.Count % said.Length].Length)
            turns.Add(new(turns.Count % 2 == 0 ? "customer" : "operator", turns.Count * 6, turns.Count * 6 + 5, said[turns.Count % said.Length]));
        output.WriteLine($"{turns.Sum(t => t.Text.Length)} characters, {turns.Count} turns");
        Best(output, "keywords, 120 keywords of the default catalogue", () => CallAnalysts.Keywords(turns, KeywordCatalogue.Default));
        Best(output, "keywords, 5000 terms", () => CallAnalysts.Keywords(turns, large));
        Best(output, "redaction with second pass", () => CallAnalysts.Redact(turns, known: null));
        Best(output, "the whole analysis", () => CallAnalysts.Local.Analyse(turns, "customer", KeywordCatalogue.Default, known: null));
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
