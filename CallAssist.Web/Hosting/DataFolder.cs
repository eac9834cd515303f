namespace CallAssist.Web.Hosting;

/// <summary>Where the data lives: `--data`, else CALLASSIST_DATA, else setting Data:Directory, else ./data of the caller's folder.</summary>
internal static class DataFolder
{
    private const string Key = "Data:Directory";

    // EWOULDBLOCK of flock(2), and ERROR_SHARING_VIOLATION.
    private const int SharedOnLinux = 11;
    private const int SharedOnMac = 35;
    private const int SharedOnWindows = unchecked((int)0x80070020);

    public static string Of(IConfiguration configuration) => configuration[Key]!;

    /// <summary>
    /// Takes the folder for one server, until disposed or until the process dies; null when another one has it. Two servers on one folder would take each
    /// other's work out of hand. The command line's other verbs work beside a server.
    /// </summary>
    public static IDisposable? Take(IConfiguration configuration)
    {
        Directory.CreateDirectory(Of(configuration));
        try
        {
            return new FileStream(Path.Combine(Of(configuration), "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken.HResult is SharedOnLinux or SharedOnMac or SharedOnWindows)
        {
            return null;
        }
    }

    public static void Settle(ConfigurationManager configuration)
    {
        var named = configuration["data"] is { Length: > 0 } data ? data : configuration["CALLASSIST_DATA"] ?? configuration[Key];
        configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(Key, Path.GetFullPath(named ?? "data"))]);
    }
}
