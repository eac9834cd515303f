using System.Globalization;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>What was asked of the `media` verb.</summary>
internal sealed record MediaVerbOptions(IReadOnlyList<string> Files, string Out, int Rate, bool Json, IExternalDecoder? Decoder)
{
    /// <summary>Null with a sentence in <paramref name="error"/> when the arguments make no sense.</summary>
    public static MediaVerbOptions? Parse(string[] args, out string error)
    {
        var files = new List<string>();
        string? directory = null;
        var (rate, json) = (8000, false);
        error = "";
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json": json = true; break;
                case "--out" when i + 1 < args.Length: directory = args[++i]; break;
                case "--rate" when i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out rate) && rate is 8000 or 16_000 or 48_000: i++; break;
                case ['-', '-', ..]: error = $"{args[i]}: not understood; see media --help"; return null;
                default: files.Add(args[i]); break;
            }
        }
        if (files.Count == 0) error = "media: no capture given; see media --help";
        else if (directory is null) error = "media: --out DIR is missing; see media --help";
        return error.Length > 0 ? null : new MediaVerbOptions(files, directory!, rate, json, ExternalDecoders.Ffmpeg());
    }
}
