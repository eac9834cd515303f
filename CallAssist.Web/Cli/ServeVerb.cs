using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Demo;
using CallAssist.Web.Hosting;

namespace CallAssist.Web.Cli;

/// <summary>`serve [--data DIR] [--urls URL]`: the application itself.</summary>
internal static class ServeVerb
{
    public const string Help = """
        serve [--data DIR] [--urls URL]
        demo  [--data DIR] [--urls URL]

        demo fills an empty folder with an invented office and plays calls to it.
        Runs the application until Ctrl+C. Without --urls it listens on http://localhost:5080.

          --data DIR    where the data lives; default: ./data; made when missing
          --urls URL    addresses to listen on, separated by ;
        Any setting may be given as --Section:Key value or as an environment variable Section__Key.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Any(a => a is "--help" or "-h"))
        {
            output.WriteLine(Help);
            return 0;
        }

        var demo = args.Contains("--demo");
        args = [.. args.Where(a => a != "--demo")];
        if (Wrong(args) is { } wrong)
        {
            error.WriteLine($"{wrong}; see serve --help");
            return 1;
        }

        int? exit;
        do
            exit = await RunAsync(args, demo, error);
        while (exit is null);
        return exit.Value;
    }

    /// <summary>Until the server is stopped; null when it is to begin again.</summary>
    private static async Task<int?> RunAsync(string[] args, bool demo, TextWriter error)
    {
        await using var app = CallAssistHost.Build(args, demo);
        using var folder = DataFolder.Take(app.Configuration);
        if (folder is null)
        {
            error.WriteLine($"Another CallAssist runs on {DataFolder.Of(app.Configuration)}; stop it, or give this one a folder of its own with --data DIR.");
            return 1;
        }

        if (ListeningPort.Problem(app.Configuration) is { } taken)
        {
            error.WriteLine(taken);
            return 2;
        }

        await app.Services.GetRequiredService<IRestores>().ApplyAsync();
        await CallAssistHost.PrepareAsync(app);
        if (demo && !await app.Services.GetRequiredService<DemoOffice>().PrepareAsync(CancellationToken.None))
        {
            error.WriteLine($"A real office lives in {DataFolder.Of(app.Configuration)}; give the demo a folder of its own with --data DIR.");
            return 1;
        }

        var restart = app.Services.GetRequiredService<Restart>();
        await app.RunAsync();
        return restart.Asked ? null : 0;
    }

    /// <summary>What makes no sense, or null. A mistyped --data would start an empty office elsewhere, as if all were lost.</summary>
    private static string? Wrong(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !(name.Contains(':') || name is "--data" or "--urls" or "--environment"))
                return $"{args[i]} is not understood";
            if (name == args[i] && (++i == args.Length || args[i].StartsWith("--", StringComparison.Ordinal)))
                return $"{name} needs a value";
        }

        return null;
    }
}
