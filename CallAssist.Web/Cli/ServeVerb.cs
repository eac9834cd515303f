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
        await using var app = CallAssistHost.Build([.. args.Where(a => a != "--demo")], demo);
        await CallAssistHost.PrepareAsync(app);
        if (demo && !await app.Services.GetRequiredService<DemoOffice>().PrepareAsync(CancellationToken.None))
        {
            error.WriteLine($"A real office lives in {DataFolder.Of(app.Configuration)}; give the demo a folder of its own with --data DIR.");
            return 1;
        }

        await app.RunAsync();
        return 0;
    }
}
