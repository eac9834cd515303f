using CallAssist.Engines.Voices;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Download;

namespace CallAssist.Tests.Modules.Transcription;

public sealed class CleanCopyTests
{
    private const int Rate = 16_000;

    [Fact]
    public async Task SilencedWav_ReadInPiecesFromAnywhere_IsSilentThereInBothVoicesAndUntouchedElsewhere()
    {
        var samples = Enumerable.Range(0, 4 * Rate).Select(i => (short)(i % 1000 + 1)).ToArray();
        using var file = new MemoryStream();
        Wav.WriteStereo(file, Rate, samples, samples);
        var expected = Wav.Read(new MemoryStream(file.ToArray()))!;
        foreach (var channel in expected.Channels)
        {
            Array.Clear(channel, Rate, Rate / 2);
            Array.Clear(channel, 3 * Rate + 800, channel.Length - 3 * Rate - 800);
        }

        await using var silenced = new SilencedWav(new MemoryStream(file.ToArray()), [(3.05, 9), (1, 1.25), (1.2, 1.5), (-1, -0.5)]);
        var whole = new byte[silenced.Length];
        var random = new Random(6);
        for (var at = 0; at < whole.Length;)
            at += await silenced.ReadAsync(whole.AsMemory(at, Math.Min(whole.Length - at, random.Next(1, 30_001))), TestContext.Current.CancellationToken);
        var heard = Wav.Read(new MemoryStream(whole))!;
        Assert.Equal(expected.Channels[0], heard.Channels[0]);
        Assert.Equal(expected.Channels[1], heard.Channels[1]);

        // A player that jumps into the middle of a stretch.
        var part = new byte[101];
        silenced.Position = 44 + (Rate + 400) * 4 + 1;
        silenced.ReadExactly(part);
        Assert.All(part, b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(0, 6, 0.75, 1.55)]   // first word
    [InlineData(11, 22, 1.75, 3.05)] // the last two
    [InlineData(13, 14, 1.75, 2.65)] // within a word
    public void Stretches_WordsWithTimes_AreThoseWordsAndAQuarterOfASecond(int start, int end, double from, double to)
    {
        var said = new TranscriptSegment(1, 3, "caller", "Madame pas Quintard hein", 0.9) { WordTimes = [1, 1.3, 1.4, 1.6, 2, 2.4, 2.5, 2.8] };
        var stretch = Assert.Single(CleanCopy.Stretches(Of(said), [new(0, start, end, "")]));
        Assert.Equal((from, to), (Math.Round(stretch.Start, 2), Math.Round(stretch.End, 2)));
    }

    [Fact]
    public void Stretches_WordTimesMissingOrOfOtherWords_AreTheWholeUtterance()
    {
        var heard = new TranscriptSegment(1, 3, "caller", "Madame pas Quintard", 0.9);
        TranscriptSegment[] unsure =
        [
            heard,
            heard with { WordTimes = [1, 1.3, 1.4, 1.6] },
            heard with { WordTimes = [1, 1.3, 1.4, 1.6, 2, 2.4, 2.5, 2.8] },
            heard with { WordTimes = [1, 1.3, 1.4, 1.6, 2, 2.4], Correction = new("Madame pas Cintard", Guid.Empty, default) },
        ];
        Assert.All(unsure, said => Assert.Equal((0.75, 3.25), Assert.Single(CleanCopy.Stretches(Of(said), [new(0, 11, 19, "")]))));
    }

    private static Transcript Of(params TranscriptSegment[] segments) => new(Guid.Empty, "fr", "demo", true, 4, 1, segments);
}
