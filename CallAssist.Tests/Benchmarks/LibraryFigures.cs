using System.Diagnostics;
using System.Globalization;
using CallAssist.Modules.Compliance;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony;
using CallAssist.Modules.Transcription;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Benchmarks;

/// <summary>The library with very many recordings: pages of the list and searches in what was said, on SQLite.</summary>
internal static class LibraryFigures
{
    private const int Rounds = 60;
    private const int WordsPerCall = 400;
    private const int Operators = 20;

    private static readonly Person Supervisor = new() { Role = Roles.Supervisor };
    private static readonly Person Operator = new() { Role = Roles.Operator, Extensions = ["6003"] };

    public static async Task MeasureAsync(int recordings, string? folder, TextWriter output)
    {
        folder ??= Directory.CreateTempSubdirectory("callassist-library-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Directory", folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddKernel(configuration).AddCompliance().AddIdentity().AddCustomers().AddTelephony(configuration)
            .AddRecordings(configuration).AddTranscription(configuration);
        await using var provider = services.BuildServiceProvider();
        await KernelModule.MigrateAsync(provider);
        var words = new Vocabulary();
        var started = Stopwatch.GetTimestamp();
        await FillAsync(provider.GetRequiredService<IDatabase>(), recordings, words);
        var file = new FileInfo(Path.Combine(folder, "callassist.db")).Length >> 20;
        output.WriteLine($"{recordings:N0} recordings of {WordsPerCall} words written in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s; database {file} MB; SQLite {SqliteEngine.EnsureLoaded()}");
        output.WriteLine("| what | median ms | p95 ms | rows |");
        output.WriteLine("|---|---|---|---|");
        await PagesAsync(provider.GetRequiredService<IRecordingSearch>(), output);
        await SearchesAsync(provider, words, output);
    }

    private static async Task PagesAsync(IRecordingSearch search, TextWriter output)
    {
        (string Name, Person Viewer, RecordingFilter Filter)[] pages =
        [
            ("page 1, everyone's", Supervisor, new()),
            ("page 1,000", Supervisor, new() { Skip = 49_950 }),
            ("page 1, an operator's", Operator, new()),
            ("one mood", Supervisor, new() { Mood = "Énervé" }),
            ("one keyword", Supervisor, new() { Keyword = "k7" }),
            ("one keyword, an operator's", Operator, new() { Keyword = "k7" }),
            ("one month, one person, inbound", Supervisor, new() { From = Start.AddDays(100), Until = Start.AddDays(130), At = [new("6005")], Direction = "inbound" }),
            ("over 15 minutes, longest first", Supervisor, new() { AtLeast = TimeSpan.FromMinutes(15), Sort = RecordingSort.Longest }),
            ("shortest first", Supervisor, new() { Sort = RecordingSort.Shortest }),
            ("failed", Supervisor, new() { Stage = RecordingStage.Failed }),
            ("part of a number", Supervisor, new() { Text = "0494112" }),
            ("one customer's", Supervisor, new() { Numbers = ["+33494110042"] }),
        ];
        foreach (var (name, viewer, filter) in pages)
            await TimeAsync(name, async _ => (await search.FindAsync(viewer, filter)).Total, output);
    }

    private static async Task SearchesAsync(IServiceProvider provider, Vocabulary words, TextWriter output)
    {
        var said = provider.GetRequiredService<ITranscriptSearch>();
        var search = provider.GetRequiredService<IRecordingSearch>();
        const int most = 5000;
        await TimeAsync("any word, drawn as it is spoken", async round => (await said.FindAsync($"\"{words.Draw(new Random(round))}\"", null, null, most)).Count, output);
        await TimeAsync("any word of the vocabulary", async round => (await said.FindAsync($"\"{words.Any(new Random(round))}\"", null, null, most)).Count, output);
        await TimeAsync("the most frequent word", async _ => (await said.FindAsync($"\"{words.At(0)}\"", null, null, most)).Count, output);
        await TimeAsync("a beginning of two letters", async round => (await said.FindAsync(words.Any(new Random(round))[..2] + "*", null, null, most)).Count, output);
        await TimeAsync("a phrase of two frequent words", async _ => (await said.FindAsync($"\"{words.At(3)} {words.At(5)}\"", null, null, most)).Count, output);
        await TimeAsync("two words, one unwanted", async _ => (await said.FindAsync($"\"{words.At(40)}\" \"{words.At(60)}\" -{words.At(80)}", null, null, most)).Count, output);
        await TimeAsync("a word within a month", async _ => (await said.FindAsync($"\"{words.At(20)}\"", Start.AddDays(100), Start.AddDays(130), most)).Count, output);
        await TimeAsync("whole page: word, rights, 50 rows", async round =>
        {
            var ids = await said.FindAsync($"\"{words.Draw(new Random(round))}\"", null, null, most);
            return (await search.FindAsync(Operator, new() { Text = "mot", TextIds = ids })).Total;
        }, output);
        await TimeAsync("passages of 50 calls", async round =>
        {
            var word = $"\"{words.At(30)}\"";
            var ids = await said.FindAsync(word, null, null, 50);
            return (await said.PassagesAsync(word, [.. ids])).Count;
        }, output);
    }

    private static async Task TimeAsync(string name, Func<int, Task<int>> ask, TextWriter output)
    {
        var times = new double[Rounds];
        long rows = 0;
        await ask(-1);
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            rows += await ask(round);
            times[round] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:F1} | {times[Rounds * 95 / 100]:F1} | {rows / Rounds:N0} |"));
    }

    private static DateTimeOffset Start { get; } = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private static async Task FillAsync(IDatabase database, int recordings, Vocabulary words)
    {
        var random = new Random(1);
        string[] moods = ["Neutre", "Neutre", "Neutre", "Positif", "Soulagé", "Frustré", "Énervé"];
        for (var done = 0; done < recordings; done += 1000)
        {
            var from = done;
            await database.WriteAsync(async unit =>
            {
                for (var i = from; i < Math.Min(recordings, from + 1000); i++)
                    await AddAsync(unit, i, random, words, moods[random.Next(moods.Length)]);
            });
        }
    }

    private static async Task AddAsync(UnitOfWork unit, int i, Random random, Vocabulary words, string mood)
    {
        var at = Start.AddMinutes(5 * i);
        var id = Guid.CreateVersion7(at);
        var extension = $"60{random.Next(Operators):00}";
        await unit.ExecuteAsync(
            """
            INSERT INTO recordings_recording (id, position, token_id, file_name, sha256, bytes, wrapped_key, received_at, extension, from_number, to_number,
              customer_side, started_at, duration_ms, state, attempts, changed_at, mood, direction)
            VALUES (@id, 0, @id, 'appel.pcapng', @sha, 1000000, @key, @at, @extension, @number, @extension, 'caller', @at, @duration, @state, 0, @at, @mood, 'inbound')
            """,
            new
            {
                id, sha = id.ToString("N") + id.ToString("N"), key = new string('k', 80), at, extension, number = $"04941{random.Next(1000):00000}",
                duration = (long)(20_000 + Math.Pow(random.NextDouble(), 4) * 1_800_000), state = i % 50 == 0 ? "failed" : "drafted", mood,
            });
        for (var k = 0; k < 4; k++)
            await unit.ExecuteAsync("INSERT INTO recordings_keyword (keyword_id, recording_id) VALUES (@keyword, @id) ON CONFLICT DO NOTHING", new { keyword = $"k{random.Next(120)}", id });
        var spoken = words.Speak(random, WordsPerCall);
        var segments = spoken.Chunk(15).Select((chunk, n) => new TranscriptSegment(n * 6, n * 6 + 5, n % 2 == 0 ? "caller" : "callee", string.Join(' ', chunk), 0.9));
        await unit.ExecuteAsync(
            """
            INSERT INTO transcription_transcript (recording_id, language, model, demo_model, audio_seconds, wall_seconds, segments, created_at)
            VALUES (@id, 'fr', 'bench', 0, 180, 60, @segments, @at)
            """,
            new { id, at, segments = System.Text.Json.JsonSerializer.Serialize(segments) });
        await unit.ExecuteAsync(
            "INSERT INTO transcription_document (docid, recording_id, at, text) VALUES (@docid, @id, @at, @text)", new { docid = i + 1, id, at, text = string.Join(' ', spoken) });
    }

    /// <summary>20,000 words, as often spoken as their rank says (Zipf).</summary>
    private sealed class Vocabulary
    {
        private const int Size = 20_000;
        private readonly string[] _words;
        private readonly double[] _up = new double[Size];

        public Vocabulary()
        {
            string[] syllables = ["ba", "con", "de", "fi", "gra", "lon", "ma", "ne", "pai", "ri", "sa", "te", "vu", "cha", "li", "mou", "pre", "so", "tur", "zo"];
            var random = new Random(7);
            var distinct = new HashSet<string>();
            while (distinct.Count < Size)
                distinct.Add(string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => syllables[random.Next(syllables.Length)])));
            _words = [.. distinct];
            var sum = 0.0;
            for (var i = 0; i < Size; i++)
                _up[i] = sum += 1.0 / (i + 3);
        }

        public string At(int rank) => _words[rank];

        public string Any(Random random) => _words[random.Next(Size)];

        public string Draw(Random random)
        {
            var at = Array.BinarySearch(_up, random.NextDouble() * _up[^1]);
            return _words[Math.Min(Size - 1, at < 0 ? ~at : at)];
        }

        public string[] Speak(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }
}
