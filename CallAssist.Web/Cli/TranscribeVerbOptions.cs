using System.Globalization;
using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Web.Cli;

/// <summary>What was asked of the `transcribe` verb.</summary>
internal sealed record TranscribeVerbOptions(IReadOnlyList<string> Files, string? Model, string? Trace, bool Json, WhisperOptions Engine)
{
    /// <summary>Null with a sentence in <paramref name="error"/> when the arguments make no sense.</summary>
    public static TranscribeVerbOptions? Parse(string[] args, out string error)
    {
        var (files, expected) = (new List<string>(), new List<string>());
        string? model = null, trace = null;
        var json = false;
        var engine = new WhisperOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json": json = true; continue;
                case "--word-times": engine = engine with { WordTimes = true }; continue;
                case "--plain": engine = engine with { Plain = true }; continue;
                case "--model" when value is not null: model = value; break;
                case "--trace" when value is not null: trace = value; break;
                case "--expect" when value is not null: expected.Add(value); break;
                case "--language" when value is { Length: > 0 }: engine = engine with { Language = value }; break;
                case "--beam" when Number(value) is { } beam: engine = engine with { BeamSize = beam }; break;
                case "--threads" when Number(value) is { } threads: engine = engine with { Threads = threads }; break;
                case "--kernels" when Enum.TryParse<KernelPath>(value, ignoreCase: true, out var path) && Enum.IsDefined(path): engine = engine with { Kernels = path }; break;
                case ['-', '-', ..]:
                    error = $"{args[i]}{(value is null ? "" : " " + value)}: not understood; see transcribe --help";
                    return null;
                default: files.Add(args[i]); continue;
            }

            i++;
        }

        error = files.Count == 0 ? "transcribe: no file given; see transcribe --help"
            : trace is not null && (!engine.Plain || files.Count > 1) ? "transcribe: --trace takes --plain and one file; see transcribe --help"
            : "";
        return error.Length > 0 ? null : new(files, model, trace, json, engine with { Vocabulary = expected });
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 64 ? number : null;
}
