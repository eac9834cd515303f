using System.Text.Json;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Hosting;

namespace CallAssist.Web.Cli;

/// <summary>`backup FOLDER`: database and vault, verified after writing.</summary>
internal static class BackupVerb
{
    public const string Help = """
        backup FOLDER [--data DIR] [--json]

        Copies database and sealed recordings into a new folder below FOLDER while the server works, then reads the copy again and
        holds it against its list. The folder keys/ (master key, cookie keys) is not in it: without the master key nobody can open
        the recordings of a backup, so keep a copy of keys/ in another safe place.
        Exit status: 0 made and verified, 1 wrong input or no data, 2 failed.
        """;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => new CareVerb("backup", Help, Folders: 1).RunAsync(args, output, error, async (app, options) =>
    {
        await CallAssistHost.PrepareAsync(app);
        var report = await app.Services.GetRequiredService<IBackup>().CreateAsync(Path.GetFullPath(options.Folders[0]));
        output.WriteLine(options.Json
            ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web)
            : $"{report.Folder}: {report.Files} files, {report.Bytes} bytes, verified. The folder keys/ is not in it: keep it apart.");
        return 0;
    });
}
