using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>`transcribe FILE… [--model PATH] [--language fr] [--plain] [--trace DIR] --json`: voices to words, without a server.</summary>
internal static class TranscribeVerb
{
    public const string Help = """
        transcribe FILE… [--model PATH] [--language fr] [--plain] [--trace DIR] [--json]

        Writes down what is said in WAV files (PCM, floats, A-law or µ-law of any rate; mono, or caller left and callee right) and in the calls of captures.
        With --json one JSON object per file or call on stdout, otherwise the conversation. Progress goes to stderr.

          --model PATH      Whisper model in ggml format; the demo model when left out
          --language CODE   language spoken (ISO 639-1, default fr), or auto
          --beam N          hypotheses kept side by side (default 5); 1 is greedy
          --threads N       threads that compute; default: processors minus one
          --kernels PATH    best (default), vector512, vector256 or scalar
          --expect WORD     a name or word to expect; may be given several times
          --word-times      with --json: "words" of each segment with their start and end
          --plain           greedy, temperature 0 without fallback, no voice detection, timestamps on
          --trace DIR       with --plain and one mono file: intermediate values of window 0, and all tokens
          --json            JSON Lines on stdout and nothing else
        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the verb; <paramref name="args"/> come after "transcribe".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr)
    {
        if (args is ["--help" or "-h", ..])
        {
            stdout.WriteLine(Help);
            return 0;
        }

        if (TranscribeVerbOptions.Parse(args, out var error) is not { } options)
        {
            stderr.WriteLine(error);
            return 1;
        }

        try
        {
            using var model = CommandLineModel.Open(options.Model, stderr);
            if (model is null)
                return 1;
            var sound = true;
            foreach (var file in options.Files)
                sound &= Transcribe(file, options, model, stdout, stderr);
            return sound ? 0 : 1;
        }
        catch (ArgumentException problem)
        {
            stderr.WriteLine($"transcribe: {problem.Message}");
            return 1;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            stderr.WriteLine(failure.Message);
            return 2;
        }
    }

    private static bool Transcribe(string file, TranscribeVerbOptions options, WhisperModel model, TextWriter stdout, TextWriter stderr)
    {
        if (!File.Exists(file))
        {
            stderr.WriteLine($"{file}: no such file");
            return false;
        }

        using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        if (input.IsWav())
            return TranscribeWav(file, input, options, model, stdout, stderr);
        var report = MediaExtractor.Extract(input, new() { SampleRate = SpokenCall.SampleRate, ExternalDecoder = ExternalDecoders.Ffmpeg() });
        foreach (var problem in report.Problems.Concat(report.Calls.SelectMany(c => c.Problems)))
            stderr.WriteLine($"{file}: {problem.Code}: {problem.Detail}");
        if (report.Calls.Count == 0)
            stderr.WriteLine($"{file}: neither a WAV file nor a capture with a call");
        else if (options.Trace is not null)
            stderr.WriteLine($"{file}: --trace takes one mono WAV file");
        else
            foreach (var call in report.Calls)
                Write(SpokenCall.Transcribe(model, call, options.Engine, new ProgressLine(stderr, file)), file, call.CallId, options, stdout);
        return report.Calls.Count > 0 && options.Trace is null;
    }

    private static bool TranscribeWav(string file, Stream input, TranscribeVerbOptions options, WhisperModel model, TextWriter stdout, TextWriter stderr)
    {
        var wav = Wav.Read(input);
        if (wav is null || wav.Channels.Count > 2 || options.Trace is not null && wav.Channels.Count > 1)
        {
            stderr.WriteLine($"{file}: expected a WAV file of PCM, floats, A-law or µ-law with one{(options.Trace is null ? " or two channels" : " channel")}");
            return false;
        }

        string?[] speakers = wav.Channels.Count == 1 ? [null] : ["caller", "callee"];
        SpokenVoice[] voices = [.. wav.Channels.Zip(speakers, (samples, speaker) => new SpokenVoice(speaker, Resampler.ToFloat16k(samples, wav.SampleRate)))];
        using var trace = options.Trace is null ? null : new TraceFolder(options.Trace);
        Write(SpokenCall.Transcribe(model, voices, options.Engine with { Trace = trace }, new ProgressLine(stderr, file)), file, null, options, stdout);
        return true;
    }

    private static void Write(SpokenCall spoken, string file, string? callId, TranscribeVerbOptions options, TextWriter stdout)
    {
        if (options.Json)
        {
            stdout.WriteLine(spoken.ToNode(file, callId).ToJsonString(Compact));
            return;
        }

        stdout.WriteLine(callId is null ? file : $"{file} {callId}");
        foreach (var phrase in spoken.Phrases)
            stdout.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{phrase.Start,8:F2} {phrase.End,8:F2}  {(phrase.Speaker is null ? "" : phrase.Speaker + ": ")}{phrase.Text}"));
    }

    private static bool IsWav(this FileStream input)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = input.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        input.Position = 0;
        return read == magic.Length && Wav.Begins(magic);
    }
}
