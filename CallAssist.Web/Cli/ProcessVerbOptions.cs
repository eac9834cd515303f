namespace CallAssist.Web.Cli;

/// <summary>What was asked of the `process` verb.</summary>
internal sealed record ProcessVerbOptions(string File, string? Catalogue, string? Model, bool Json)
{
    /// <summary>Null with a sentence in <paramref name="error"/> when the arguments make no sense.</summary>
    public static ProcessVerbOptions? Parse(string[] args, out string error)
    {
        string? file = null, catalogue = null, model = null;
        var json = false;
        error = "";
        for (var i = 0; i < args.Length && error.Length == 0; i++)
        {
            switch (args[i])
            {
                case "--json": json = true; break;
                case "--catalogue" when i + 1 < args.Length: catalogue = args[++i]; break;
                case "--model" when i + 1 < args.Length: model = args[++i]; break;
                case ['-', '-', ..]: error = $"{args[i]}: not understood; see process --help"; break;
                default:
                    error = file is null ? "" : "process: one capture at a time; see process --help";
                    file = args[i];
                    break;
            }
        }

        if (error.Length == 0 && file is null)
            error = "process: no capture given; see process --help";
        error = error.Length > 0 ? error : Missing(file) ?? Missing(catalogue) ?? "";
        return error.Length > 0 ? null : new(file!, catalogue, model, json);
    }

    private static string? Missing(string? file) => file is null || System.IO.File.Exists(file) ? null : $"{file}: no such file";
}
