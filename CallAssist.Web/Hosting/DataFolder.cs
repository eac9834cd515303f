namespace CallAssist.Web.Hosting;

/// <summary>Where the data lives: `--data`, else CALLASSIST_DATA, else setting Data:Directory, else ./data of the caller's folder.</summary>
internal static class DataFolder
{
    private const string Key = "Data:Directory";

    public static string Of(IConfiguration configuration) => configuration[Key]!;

    public static void Settle(ConfigurationManager configuration)
    {
        var named = configuration["data"] is { Length: > 0 } data ? data : configuration["CALLASSIST_DATA"] ?? configuration[Key];
        configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(Key, Path.GetFullPath(named ?? "data"))]);
    }
}
