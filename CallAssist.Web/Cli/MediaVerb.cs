using CallAssist.Engines.Voices;

namespace CallAssist.Web.Cli;

/// <summary>`media FILE… --out DIR [--rate 8000|16000|48000] --json`: the calls of captures as WAV files and JSON Lines.</summary>
internal static class MediaVerb
{
    public const string Help = """
        media FILE… --out DIR [--rate 8000|16000|48000] [--json]

        Turns captures (pcap, pcapng, gzipped or not) into one WAV per voice and one stereo WAV per call
        (caller left, callee right). With --json one JSON object per call on stdout, otherwise a table.

          --out DIR     where the WAV files go; made when missing
          --rate RATE   samples per second: 8000 (default), 16000 or 48000
          --json        JSON Lines on stdout and nothing else
        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    /// <summary>Runs the verb; <paramref name="args"/> come after "media".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr)
    {
        if (args is ["--help" or "-h", ..])
        {
            stdout.WriteLine(Help);
            return 0;
        }
        if (MediaVerbOptions.Parse(args, out var error) is not { } options)
        {
            stderr.WriteLine(error);
            return 1;
        }
        try
        {
            Directory.CreateDirectory(options.Out);
            var found = 0;
            foreach (var file in options.Files) found += Extract(file, options, stdout, stderr);
            return found > 0 ? 0 : 1;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            stderr.WriteLine(failure.Message);
            return 2;
        }
    }

    /// <summary>Number of calls found in one file.</summary>
    private static int Extract(string file, MediaVerbOptions options, TextWriter stdout, TextWriter stderr)
    {
        if (!File.Exists(file))
        {
            stderr.WriteLine($"{file}: no such file");
            return 0;
        }
        using var capture = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        var stem = Path.Combine(options.Out, MediaVerbFiles.BaseName(file));
        var written = new Dictionary<(string, DateTimeOffset?), MediaVerbFiles>();
        var report = MediaExtractor.Extract(capture, new MediaOptions
        {
            SampleRate = options.Rate,
            ExternalDecoder = options.Decoder,
            Sink = coming =>
            {
                (written[(coming.Call.CallId, coming.Call.StartedAt)], var sink) = MediaVerbFiles.Open(coming, $"{stem}.{written.Count + 1}");
                return sink;
            },
        });
        foreach (var call in report.Calls)
        {
            var files = written.GetValueOrDefault((call.CallId, call.StartedAt)) ?? MediaVerbFiles.None(call.Parties.Count);
            stdout.WriteLine(options.Json ? MediaVerbJson.Line(file, call, files) : MediaVerbJson.Plain(file, call));
        }
        if (report.Calls.Count > 0) return report.Calls.Count;
        if (options.Json) stdout.WriteLine(MediaVerbJson.Empty(file, report.Problems));
        foreach (var problem in report.Problems) stderr.WriteLine($"{file}: {problem.Code}: {problem.Detail}");
        return 0;
    }
}
