namespace CallAssist.Web.Cli;

/// <summary>One line per verb: name, what it does, how it runs.</summary>
internal static class CommandLine
{
    private static readonly Verb[] Verbs =
    [
        new("serve", "run the application (default)", ServeVerb.RunAsync),
        new("demo", "run it with a demo office and a simulated switchboard", (args, output, error) => ServeVerb.RunAsync(["--demo", .. args], output, error)),
        new("media", "captures to voices: WAV files and facts", Sync(MediaVerb.Run)),
        new("transcribe", "WAV files and captures to words, per speaker", Sync(TranscribeVerb.Run)),
        new("process", "a capture to voices, words, keywords and a draft, without a server", Sync(ProcessVerb.Run)),
        new("keywords", "the catalogue's keywords in extracts of calls", Sync(KeywordsVerb.Run)),
        new("redact", "personal data in passages, and the passages without it", Sync(RedactVerb.Run)),
        new("replay", "what switchboard and phones told, played on a virtual clock", Sync(ReplayVerb.Run)),
        new("user", "add, reset or list people", UserVerb.RunAsync),
        new("backup", "database and recordings into a folder, verified", BackupVerb.RunAsync),
        new("restore", "a backup into an empty data folder", RestoreVerb.RunAsync),
        new("check", "every sealed file against its row and hash", CheckVerb.RunAsync),
        new("rotate-key", "a new master key for the recordings", RotateKeyVerb.RunAsync),
    ];

    /// <summary>Runs the verb; exit 0 done, 1 wrong input or nothing found, 2 failed.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var (name, rest) = args is [var first, ..] && !first.StartsWith('-') ? (first, args[1..]) : ("serve", args);
        if (args is ["--help" or "-h"])
        {
            PrintVerbs(output);
            return 0;
        }

        if (Verbs.FirstOrDefault(v => v.Name == name) is not { } verb)
        {
            error.WriteLine($"Unknown verb: {name}");
            PrintVerbs(error);
            return 1;
        }

        try
        {
            return await verb.RunAsync(rest, output, error);
        }
        catch (Exception failure)
        {
            error.WriteLine(failure.Message);
            return 2;
        }
    }

    private static Func<string[], TextWriter, TextWriter, Task<int>> Sync(Func<string[], TextWriter, TextWriter, int> run) =>
        (args, output, error) => Task.FromResult(run(args, output, error));

    private static void PrintVerbs(TextWriter to)
    {
        to.WriteLine("dotnet run --project CallAssist.Web -- VERB [options]   (VERB --help says more)");
        foreach (var verb in Verbs)
            to.WriteLine($"  {verb.Name,-11} {verb.Says}");
    }

    private sealed record Verb(string Name, string Says, Func<string[], TextWriter, TextWriter, Task<int>> RunAsync);
}
