using System.Text.Json;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Hosting;

namespace CallAssist.Web.Cli;

/// <summary>`check`: every sealed file read to its end and held against its row.</summary>
internal static class CheckVerb
{
    public const string Help = """
        check [--data DIR] [--json]

        Reads every sealed file to its end and holds files, rows and hashes against each other; changes nothing. May run beside the server.
        A master key that is missing or another one is said first. Findings: missing, damaged (a changed bit, a cut file), key (another master key), hash, orphan (a file without a row).
        Exit status: 0 everything is sound, 1 something was found or there is no data, 2 failed.
        """;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => new CareVerb("check", Help, Folders: 0).RunAsync(args, output, error, async (app, options) =>
    {
        await CallAssistHost.PrepareAsync(app);
        var report = await app.Services.GetRequiredService<IVaultCheck>().RunAsync();
        if (options.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        }
        else
        {
            if (report.Key != "here")
                output.WriteLine(new MasterKeyException(Enum.Parse<MasterKeyState>(report.Key, ignoreCase: true)).Message);
            foreach (var finding in report.Findings)
                output.WriteLine($"{finding.Kind}\t{finding.Recording}\t{finding.File}");
            output.WriteLine($"{report.Recordings} recordings, {report.Files} files, {report.Bytes} bytes read; {report.Findings.Count} findings");
        }

        return report is { Key: "here", Findings.Count: 0 } ? 0 : 1;
    });
}
