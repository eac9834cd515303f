using System.Runtime.Intrinsics;
using CallAssist.Modules.Insights.Redaction;
using CallAssist.Modules.Insights.Redaction.Tagging;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Modules.Insights;

public sealed class TaggingTests
{
    private static readonly int Labels = TaggerModel.Labels.Length;

    [Theory]
    [InlineData("Bonjour madame")]
    [InlineData("Oui. Non ?")]
    [InlineData("zéro 6")]
    public void Read_RandomWeights_GivesTheOddsOfAllWaysToLabelTheWords(string said)
    {
        var random = new Random(said.Length);
        var turns = said.Split(". ").Select(t => new RedactionText(t)).ToList();
        var (step, transitions, rows) = Weights(turns, random);
        var read = new PersonalTagger(new(step, transitions, rows)).Read(turns);
        var expected = Enumerated(turns, step, transitions, rows.ToDictionary(r => r.Key, r => r.Row));
        var words = read.SelectMany((turn, i) => Enumerable.Range(0, turns[i].Tokens.Count).Select(turn.Personal)).ToList();
        Assert.Equal(expected.Length, words.Count);
        for (var i = 0; i < words.Count; i++)
            Assert.Equal(expected[i], words[i], 1e-4);
    }

    [Fact]
    public void Read_WeightsBeyondAllMeasure_StillGivesOdds()
    {
        List<RedactionText> turns = [new("Mme Durand habite au 12 rue des Lilas, c'est le 06 39 98 10 01, et son mot de passe n'est plus le bon.")];
        var (_, transitions, rows) = Weights(turns, new(11));
        for (var i = 0; i < Labels * Labels; i++)
            transitions[i / Labels, i % Labels] *= 20;
        var read = new PersonalTagger(new(10, transitions, rows)).Read(turns)[0];
        for (var i = 0; i < turns[0].Tokens.Count; i++)
            Assert.InRange(read.Personal(i), -1e-3f, 1 + 1e-3f);
    }

    [Fact]
    public void Model_WrittenAndRead_IsTheSame()
    {
        List<RedactionText> turns = [new("Mme Durand, c'est le 06 39 98 10 01.")];
        var (step, transitions, rows) = Weights(turns, new(7));
        using var file = new MemoryStream();
        TaggerModel.Write(file, step, transitions, rows);
        file.Position = 0;
        var (made, read) = (new PersonalTagger(new(step, transitions, rows)).Read(turns)[0], new PersonalTagger(TaggerModel.Read(file)).Read(turns)[0]);
        for (var i = 0; i < turns[0].Tokens.Count; i++)
            Assert.Equal(made.Personal(i), read.Personal(i));
    }

    [Theory]
    [InlineData(0, "version")]
    [InlineData(4, "version")]
    [InlineData(8, "labels")]
    [InlineData(15, "labels")]
    public void Model_WithAWrongByte_IsRefusedWithWhatIsWrong(int at, string says)
    {
        var bytes = Written();
        bytes[at] ^= 0xF0;
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => TaggerModel.Read(new MemoryStream(bytes))).Message);
    }

    [Fact]
    public void Model_CutOffAnywhere_IsRefused()
    {
        var bytes = Written();
        for (var length = 0; length < bytes.Length; length += 7)
            Assert.Throws<InvalidDataException>(() => TaggerModel.Read(new MemoryStream(bytes, 0, length)));
    }

    // Each word with how likely it is a name: hidden are the sure ones, and the likely ones beside them.
    [Theory]
    [InlineData("alpha:0.9 beta:0.2 gamma:0.1 delta:0.2", "alpha beta")]
    [InlineData("alpha:0.2 beta:0.2 gamma:0.6", "alpha beta gamma")]
    [InlineData("alpha:0.25 beta:0.1 gamma:0.25", "")]
    [InlineData("alpha:0.9, beta:0.9", "alpha|beta")]
    [InlineData("alpha:0.9 de:0.1 beta:0.9", "alpha|beta")]
    public void Stretches_OfLikelyWords_ReachAsFarAsTheyDo(string words, string expected)
    {
        var odds = new List<Vector512<float>>();
        var text = new RedactionText(System.Text.RegularExpressions.Regex.Replace(words, @":([0-9.]+)", m =>
        {
            var personal = float.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            odds.Add(Vector512<float>.Zero.WithElement(0, 1 - personal).WithElement(1, personal));
            return "";
        }));
        var stretches = new TaggedTurn(text.Tokens, odds.ToArray()).Stretches();
        Assert.Equal(expected, string.Join('|', stretches.Select(s => text.Text[s.Start..s.End])));
        Assert.All(stretches, s => Assert.Equal(PersonalLabel.Person, s.Label));
    }

    [Fact]
    public void Redact_NothingOrMarksAlone_FindsNothing()
    {
        Assert.Empty(Redactor.Spans(""));
        Assert.Empty(Redactor.Spans(" … ?! — "));
    }

    // What the tagger never learnt from and no rule was written for: sets by authors of their own.
    [Theory]
    [InlineData("held-out-1")]
    [InlineData("held-out-2")]
    [InlineData("held-out-3")]
    public void Redaction_OfSetsNeverLearntFrom_MasksNearlyAllAndLittleElse(string set)
    {
        var share = new MaskedShare();
        foreach (var passage in Passages(set))
            share.Add(passage, Redactor.Spans(passage.Text).Select(s => (s.Start, s.End)));
        Assert.True(share.Masked >= share.Personal * 0.99 && share.NeutralMasked <= share.Neutral * 0.015, $"{share}");
    }

    [Fact]
    public void HeldOutPassages_AreInNoSetTheTaggerLearntFrom()
    {
        var learnt = Sets("learnt").SelectMany(Passages).Select(p => p.Text).ToHashSet();
        Assert.NotEmpty(learnt);
        Assert.DoesNotContain(Sets("held-out").SelectMany(Passages), p => learnt.Contains(p.Text));
    }

    private static string Folder => Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Insights", "Personal");

    private static IEnumerable<string> Sets(string kind) => Directory.GetFiles(Folder, kind + "-*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!);

    private static IEnumerable<Marks> Passages(string set) => File.ReadLines(Path.Combine(Folder, set + ".txt")).Select(Marks.Read);

    private static byte[] Written()
    {
        var (step, transitions, rows) = Weights([new("Bonjour")], new(3));
        using var file = new MemoryStream();
        TaggerModel.Write(file, step, transitions, rows);
        return file.ToArray();
    }

    // A row for most features of these turns.
    private static (float Step, float[,] Transitions, List<(uint Key, Vector128<sbyte> Row)> Rows) Weights(List<RedactionText> turns, Random random)
    {
        var rows = new Dictionary<uint, Vector128<sbyte>>();
        foreach (var feature in Seen(turns).SelectMany(f => f).Where(_ => random.Next(4) > 0))
            rows[TaggerModel.KeyOf(feature)] = Vector128.Create<sbyte>([.. Enumerable.Range(0, Labels).Select(_ => (sbyte)random.Next(-127, 128)), 0]);
        var transitions = new float[Labels, Labels];
        for (var i = 0; i < Labels * Labels; i++)
            transitions[i / Labels, i % Labels] = random.NextSingle() * 4 - 2;
        return (1 / 256f, transitions, [.. rows.Select(r => (r.Key, r.Value))]);
    }

    private static List<ulong[]> Seen(List<RedactionText> turns)
    {
        var features = new TaggerFeatures(turns);
        var seen = new ulong[TaggerFeatures.Most];
        return [.. Enumerable.Range(0, features.Count).Select(i => seen[..features.Write(i, seen)])];
    }

    // Every way to label the words, weighed in double precision: how much of it makes each word personal.
    private static double[] Enumerated(List<RedactionText> turns, float step, float[,] transitions, Dictionary<uint, Vector128<sbyte>> rows)
    {
        var words = Seen(turns).Select(f => Enumerable.Range(0, Labels).Select(l => f.Sum(x => rows.TryGetValue(TaggerModel.KeyOf(x), out var row) ? row[l] * (double)step : 0)).ToArray()).ToList();
        var personal = new double[words.Count];
        var all = 0.0;
        for (var way = 0; way < Math.Pow(Labels, words.Count); way++)
        {
            var labels = words.Select((_, i) => way / (int)Math.Pow(Labels, i) % Labels).ToArray();
            var weight = Math.Exp(words.Select((w, i) => w[labels[i]] + (i > 0 ? transitions[labels[i - 1], labels[i]] : 0)).Sum());
            all += weight;
            for (var i = 0; i < labels.Length; i++)
                personal[i] += labels[i] > 0 ? weight : 0;
        }

        return [.. personal.Select(p => p / all)];
    }
}
