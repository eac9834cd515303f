using System.Buffers.Binary;
using CallAssist.Engines.Whisper;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Model files with every kind of wrong number in them: each is refused with a sentence, or runs.</summary>
public sealed class ModelMutationTests : IDisposable
{
    private const int Rounds = 3000;
    private static readonly int[] Values = [0, 1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 63, 64, 65, 80, 128, 191, 193, 255, 256, 447, 448, 449, 1500, 3000, 51_864, 51_866, int.MaxValue, int.MinValue, 1 << 26, 1 << 20];

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("whisper-mutation-").FullName, "model.bin");
    private readonly byte[] _sound = File.ReadAllBytes(DemoModel.Path);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void TryOpen_AnyNumberOfAnyHeaderWrong_IsRefusedWithASentenceOrRuns()
    {
        var (places, random, ran) = (Places(), new Random(1), 0);
        File.WriteAllBytes(_path, _sound);
        for (var round = 0; round < Rounds; round++)
        {
            var wrong = Enumerable.Range(0, random.Next(1, 3)).Select(_ => (At: places[random.Next(places.Count)], Value: Values[random.Next(Values.Length)])).ToArray();
            Patch(wrong);
            using (var model = WhisperModel.TryOpen(_path, out var problem))
            {
                if (model is null)
                    Assert.NotEmpty(problem);
                else if (ran++ < 20)
                    new WhisperTranscriber(model).Transcribe(new float[8_000], new WhisperOptions { Plain = true, Threads = 1, Language = model.Info.Multilingual ? "fr" : "en" }, null, TestContext.Current.CancellationToken);
            }

            Patch([.. wrong.Select(w => (w.At, BinaryPrimitives.ReadInt32LittleEndian(_sound.AsSpan(w.At))))]);
        }
    }

    [Fact]
    public void TryOpen_CutAtAnyPlace_IsRefusedWithASentence()
    {
        var places = Places();
        File.WriteAllBytes(_path, _sound);
        foreach (var cut in places.Concat(places.Select(p => p + 3)).OrderDescending())
        {
            using (var file = new FileStream(_path, FileMode.Open))
                file.SetLength(cut);
            Assert.Null(WhisperModel.TryOpen(_path, out var problem));
            Assert.NotEmpty(problem);
        }
    }

    // Where the header, the filters' shape, some tokens' lengths and every tensor's numbers stand.
    private List<int> Places()
    {
        List<int> places = [.. Enumerable.Range(0, 14).Select(i => i * 4)];
        var (at, mels) = (56, Number(48));
        at += mels * 201 * 4;
        places.Add(at);
        var tokens = Number(at);
        at += 4;
        for (var i = 0; i < tokens; i++)
        {
            if (i % 5000 == 0)
                places.Add(at);
            at += 4 + Number(at);
        }

        while (at < _sound.Length)
        {
            var (dimensions, name, type) = (Number(at), Number(at + 4), Number(at + 8));
            places.AddRange(Enumerable.Range(0, 3 + dimensions).Select(i => at + i * 4));
            var count = Enumerable.Range(0, dimensions).Aggregate(1, (product, i) => product * Number(at + 12 + i * 4));
            at += 12 + dimensions * 4 + name + (type switch { 0 => count * 4, 1 => count * 2, _ => count / 32 * 34 });
        }

        return places;
    }

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_sound.AsSpan(at));

    private void Patch((int At, int Value)[] numbers)
    {
        using var file = new FileStream(_path, FileMode.Open);
        foreach (var (at, value) in numbers)
        {
            file.Position = at;
            file.Write(BitConverter.GetBytes(value));
        }
    }
}
