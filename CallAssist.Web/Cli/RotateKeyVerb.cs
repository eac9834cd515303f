using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Hosting;

namespace CallAssist.Web.Cli;

/// <summary>`rotate-key`: a new master key, every recording's key wrapped anew.</summary>
internal static class RotateKeyVerb
{
    public const string Help = """
        rotate-key [--data DIR]

        Makes a new master key and wraps the key of every recording with it; the sealed files stay as they are. The server must be
        stopped. The former key stays as keys/master.former.key: keep it with the backups of its time, then remove it.
        With the key in the environment: set the new one as CALLASSIST_MASTER_KEY, the former as CALLASSIST_MASTER_KEY_FORMER.
        Interrupted, run it again. Exit status: 0 done, 1 wrong input or no data, 2 failed.
        """;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => new CareVerb("rotate-key", Help, Folders: 0).RunAsync(args, output, error, async (app, _) =>
    {
        using var folder = DataFolder.Take(app.Configuration);
        if (folder is null)
        {
            error.WriteLine("rotate-key: a server runs on this folder; stop it first.");
            return 1;
        }

        await CallAssistHost.PrepareAsync(app);
        var count = await app.Services.GetRequiredService<IKeyRotation>().RotateAsync();
        output.WriteLine($"{count} keys wrapped anew.");
        return 0;
    });
}
