using System.Text.Json;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Hosting;

namespace CallAssist.Web.Cli;

/// <summary>`restore BACKUP`: a backup into an empty data folder.</summary>
internal static class RestoreVerb
{
    public const string Help = """
        restore BACKUP [--data DIR] [--json]

        Checks the backup (complete, unchanged, of a version this one knows) and only then copies it into the data folder, which must
        hold no database. Put keys/ back yourself; until its master key is the one of the backup, no recording can be heard.
        Exit status: 0 restored, 1 refused (nothing was changed), 2 failed.
        """;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => new CareVerb("restore", Help, Folders: 1, NeedsData: false).RunAsync(args, output, error, async (app, options) =>
    {
        using var folder = DataFolder.Take(app.Configuration);
        if (folder is null)
        {
            error.WriteLine("restore: a server runs on this folder; stop it, or name an empty one with --data DIR.");
            return 1;
        }

        switch (await app.Services.GetRequiredService<IBackup>().RestoreAsync(Path.GetFullPath(options.Folders[0]), DataFolder.Of(app.Configuration)))
        {
            case RestoreOutcome.Done done:
                output.WriteLine(options.Json ? JsonSerializer.Serialize(done, JsonSerializerOptions.Web) : $"{done.Files} files, {done.Bytes} bytes restored and verified.");
                if (!done.KeyMatches)
                    error.WriteLine("The master key of this folder is not the backup's: put the backed-up keys/ folder back before starting, or no recording can be heard.");
                return 0;
            case RestoreOutcome.Refused refused:
                error.WriteLine($"restore: {refused.Reason}");
                return 1;
            default:
                return 2;
        }
    });
}
