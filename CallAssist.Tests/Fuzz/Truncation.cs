using System.Diagnostics;
using System.IO.Compression;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Fuzz;

/// <summary>Cuts a capture at every byte: each part is read to streams and signalling, some parts also to voices.</summary>
internal static class Truncation
{
    private const int VoicesEvery = 499;

    /// <summary>How many parts were read, and what went wrong.</summary>
    public static (int Parts, List<Finding> Findings) Run(string path)
    {
        var bytes = Plain(path);
        var findings = new List<Finding>();
        for (var length = 0; length <= bytes.Length && findings.Count < 5; length++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                if (length % VoicesEvery == 0) MediaExtractor.Extract(new MemoryStream(bytes, 0, length), new MediaOptions { Sink = _ => new NoSink() });
                else Index(new MemoryStream(bytes, 0, length));
            }
            catch (Exception failure)
            {
                findings.Add(new Finding(bytes[..length], failure.ToString()));
            }
            if (Stopwatch.GetElapsedTime(began).TotalSeconds > 5) findings.Add(new Finding(bytes[..length], "more than 5 s"));
        }
        return (bytes.Length + 1, findings);
    }

    private static void Index(Stream capture)
    {
        using var index = new CaptureIndex();
        index.Read(capture, CancellationToken.None);
        SipCalls.From(index.Signals());
    }

    private static byte[] Plain(string path)
    {
        using Stream file = File.OpenRead(path);
        using var source = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var memory = new MemoryStream();
        source.CopyTo(memory);
        return memory.ToArray();
    }
}
