using System.Net;
using System.Net.NetworkInformation;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Settings;

/// <summary>What is wrong with the settings, in sentences that name the exact key.</summary>
internal static class ValidateAgentOptions
{
    public static IEnumerable<string> Problems(AgentOptions options, AgentTexts texts, string verb)
    {
        if (options.Server.Length == 0)
            yield return texts["Settings.Missing", "server", "https://callassist.example.fr"];
        else if (!Uri.TryCreate(options.Server, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https") || server.Query.Length + server.Fragment.Length > 0)
            yield return texts["Settings.Server", "server", options.Server];
        else if (server is { Scheme: "http", IsLoopback: false } && !options.AllowPlainHttp)
            yield return texts["Settings.PlainHttp", "server", "allowPlainHttp"];

        if (options.Pin.Length > 0 && !CertificatePin.IsWellFormed(options.Pin))
            yield return texts["Settings.Pin", "pin", CertificatePin.Length];
        if (verb == "enrol")
            yield break;
        if (options.Token.Length == 0)
            yield return texts["Settings.Missing", "token", "…"];
        else if (options.Token.Any(c => c is <= ' ' or > '~'))
            yield return texts["Settings.Token", "token"];

        if (verb is not ("send" or "enrol") && options.Spool.Length == 0)
            yield return texts["Settings.Missing", "spool", OperatingSystem.IsWindows() ? @"C:\ProgramData\CallAssist\spool" : "/var/spool/callassist"];
        if (options.Extension.Length > 20)
            yield return texts["Settings.Extension", "extension", 20];
        if (options.Phone.Length > 0 && !IPAddress.TryParse(options.Phone, out _) && !PhysicalAddress.TryParse(options.Phone, out _))
            yield return texts["Settings.Phone", "phone", options.Phone];
        if (options.Language is not ("" or "fr" or "en"))
            yield return texts["Settings.Language", "language", options.Language];

        if (options.UploadRate < 0)
            yield return texts["Settings.NotNegative", "uploadRate"];
        if (options.Settle < TimeSpan.Zero)
            yield return texts["Settings.Positive", "settle"];
        if (options.Listen <= TimeSpan.Zero)
            yield return texts["Settings.Positive", "listen"];
        if (options.LookEvery <= TimeSpan.Zero)
            yield return texts["Settings.Positive", "lookEvery"];
        if (options.FirstRetry <= TimeSpan.Zero)
            yield return texts["Settings.Positive", "firstRetry"];
        if (options.LongestRetry < options.FirstRetry || options.LongestRetry > TimeSpan.FromDays(1))
            yield return texts["Settings.LongestRetry", "longestRetry", "firstRetry"];
    }
}
