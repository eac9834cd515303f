namespace CallAssist.Web.Hosting;

/// <summary>One line per event. What prints paths and queries is off: hook addresses carry tokens and numbers.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder logging, bool quiet)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });
        logging.SetMinimumLevel(quiet ? LogLevel.Error : LogLevel.Information);
        if (quiet)
            return;
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // The keys lie in the data folder, which is the office's to protect (README).
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Quartz", LogLevel.Warning);
    }
}
