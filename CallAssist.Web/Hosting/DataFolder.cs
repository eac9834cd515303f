namespace CallAssist.Web.Hosting;

/// <summary>Where the data lives: `--data`, else CALLASSIST_DATA, else setting Data:Directory, else ./data of the caller's folder.</summary>
internal static class DataFolder
{
    private const string Key = "Data:Directory";

    public static string Of(IConfiguration configuration) => configuration[Key]!;

    public static void Settle(ConfigurationManager configuration, bool demo)
    {
        var named = configuration["data"] is { Length: > 0 } data ? data : configuration["CALLASSIST_DATA"] ?? configuration[Key];
        // The demo office never shares a folder with a real one.
        var folder = Path.GetFullPath(named ?? (demo ? Path.Combine("data", "demo") : "data"));
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [Key] = folder,
            ["Demo"] = demo ? "true" : "false",
            ["Transcription:UseDemoModel"] = demo ? "true" : configuration["Transcription:UseDemoModel"],
        });
    }
}
