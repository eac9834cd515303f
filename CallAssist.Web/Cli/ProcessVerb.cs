using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>`process FILE [--catalogue FILE] [--model PATH] --json`: from packets to a draft, without a server.</summary>
internal static class ProcessVerb
{
    public const string Help = """
        process FILE [--catalogue FILE] [--model PATH] [--json]

        The whole pipeline on one capture: voices, words, keywords, redaction, draft. With --json one object
        {"calls":[…]} on stdout, otherwise the conversation and its draft.

          --catalogue FILE   keywords to look for; the catalogue that ships when left out
          --model PATH       Whisper model in ggml format; the demo model when left out
          --json             JSON on stdout and nothing else
        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the verb; <paramref name="args"/> come after "process".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr)
    {
        if (args is ["--help" or "-h", ..])
        {
            stdout.WriteLine(Help);
            return 0;
        }

        if (ProcessVerbOptions.Parse(args, out var error) is not { } options)
        {
            stderr.WriteLine(error);
            return 1;
        }

        try
        {
            var catalogue = options.Catalogue is null ? KeywordCatalogue.Default : KeywordsVerb.Read(options.Catalogue);
            using var model = CommandLineModel.Open(options.Model, stderr);
            return model is null ? 1 : Process(options, catalogue, model, stdout, stderr);
        }
        catch (JsonException problem)
        {
            stderr.WriteLine($"{options.Catalogue}: {problem.Message}");
            return 1;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            stderr.WriteLine(failure.Message);
            return 2;
        }
    }

    private static int Process(ProcessVerbOptions options, KeywordCatalogue catalogue, WhisperModel model, TextWriter stdout, TextWriter stderr)
    {
        MediaReport report;
        using (var capture = new FileStream(options.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan))
            report = MediaExtractor.Extract(capture, new() { SampleRate = SpokenCall.SampleRate, ExternalDecoder = ExternalDecoders.Ffmpeg() });
        var calls = new JsonArray();
        foreach (var call in report.Calls)
        {
            var spoken = SpokenCall.Transcribe(model, call, new WhisperOptions());
            var insights = CallAnalysts.Local.Analyse([.. spoken.Phrases.Select(p => new SpokenTurn(p.Speaker ?? "", p.Start, p.End, p.Text))], "caller", catalogue, known: null);
            calls.Add(ProcessVerbJson.Call(options.File, call, spoken, insights));
            if (!options.Json)
                ProcessVerbText.Write(call, spoken, insights, stdout);
        }

        if (options.Json)
            stdout.WriteLine(new JsonObject { ["calls"] = calls }.ToJsonString(Indented));
        foreach (var problem in report.Problems)
            stderr.WriteLine($"{options.File}: {problem.Code}: {problem.Detail}");
        return report.Calls.Count > 0 ? 0 : 1;
    }
}
