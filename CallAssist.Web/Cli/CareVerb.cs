using CallAssist.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace CallAssist.Web.Cli;

/// <summary>A verb that looks after data: its help, its options, and the application on the data folder, its services at hand, nothing running.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Help">What <c>--help</c> prints.</param>
/// <param name="Folders">How many folders it takes.</param>
/// <param name="NeedsData">Refused where there is no database to look after.</param>
internal sealed record CareVerb(string Name, string Help, int Folders, bool NeedsData = true)
{
    /// <summary>Does the work and gives its exit status; 1 where the options are wrong or there is no data.</summary>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Func<WebApplication, CareOptions, Task<int>> work)
    {
        if (args.Any(a => a is "--help" or "-h"))
        {
            output.WriteLine(Help);
            return 0;
        }

        var (options, wrong) = CareOptions.Read(args, Folders);
        if (options is null)
            return Refuse(wrong!);
        await using var app = CallAssistHost.Build(options.Data is null ? [] : ["--data", options.Data], demo: false, quiet: true);
        return NeedsData && !HasData(app) ? Refuse("there is no database in this folder") : await work(app, options);

        int Refuse(string reason)
        {
            error.WriteLine($"{Name}: {reason}; see {Name} --help");
            return 1;
        }
    }

    private static bool HasData(WebApplication app) =>
        File.Exists(Path.Combine(DataFolder.Of(app.Configuration), "callassist.db")) || app.Configuration["Data:SqlServer"] is { Length: > 0 };
}
