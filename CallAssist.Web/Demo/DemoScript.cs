namespace CallAssist.Web.Demo;

/// <summary>One of the calls that the simulated switchboard plays: a real capture of a real Asterisk with synthetic voices.</summary>
/// <param name="File">Capture beside the program.</param>
/// <param name="Number">Who calls.</param>
/// <param name="Length">From answer to hang-up.</param>
internal sealed record DemoScript(string File, string Number, TimeSpan Length)
{
    public string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "Demo", File);

    public static IReadOnlyList<DemoScript> All { get; } =
    [
        new("dialogue1-dsn.pcapng", "0465711001", TimeSpan.FromSeconds(66)),
        new("dialogue3-technique.pcapng", "0353011003", TimeSpan.FromSeconds(55)),
        new("dialogue2-bulletin.pcapng", "0261911002", TimeSpan.FromSeconds(65)),
    ];
}
