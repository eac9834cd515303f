using System.Security.Cryptography;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Hosting;

namespace CallAssist.Web.Cli;

/// <summary>`user add|reset|list`: people from the command line, on the same database as the application.</summary>
internal static class UserVerb
{
    public const string Help = """
        user list
        user add NAME --display "Given Family" [--role operator|supervisor|administrator] [--extensions 201,202]
                      [--email A] [--language fr|en] [--password P]
        user reset NAME [--password P]

        Without --password one is drawn and printed once. --data DIR says where the data lives (default: ./data).
        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is [] || args.Any(a => a is "--help" or "-h"))
        {
            (args is [] ? error : output).WriteLine(Help);
            return args is [] ? 1 : 0;
        }

        var options = Options(args);
        await using var app = CallAssistHost.Build(options.TryGetValue("data", out var data) ? ["--data", data] : [], demo: false, quiet: true);
        await CallAssistHost.PrepareAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        return args switch
        {
            ["list", ..] => await ListAsync(people, output),
            ["add", [not '-', ..] name, ..] => await AddAsync(people, name, options, output, error),
            ["reset", [not '-', ..] name, ..] => await ResetAsync(people, name, options, output, error),
            _ => Wrong(error, Help),
        };
    }

    private static async Task<int> ListAsync(IPeople people, TextWriter output)
    {
        foreach (var person in await people.ListAsync())
            output.WriteLine($"{person.UserName}\t{person.DisplayName}\t{person.Role}\t{string.Join(',', person.Extensions)}\t{(person.Active ? "active" : "off")}");
        return 0;
    }

    private static async Task<int> AddAsync(IPeople people, string name, Dictionary<string, string> options, TextWriter output, TextWriter error)
    {
        var password = options.GetValueOrDefault("password") ?? Draw();
        var problems = await people.AddAsync(new()
        {
            UserName = name,
            DisplayName = options.GetValueOrDefault("display") ?? name,
            Role = options.GetValueOrDefault("role") ?? Roles.Operator,
            Email = options.GetValueOrDefault("email") ?? "",
            Language = options.GetValueOrDefault("language") ?? "fr",
            Extensions = options.GetValueOrDefault("extensions")?.Split(',') ?? [],
        }, password);
        return Say(problems, options.ContainsKey("password") ? $"{name} added." : $"{name} added. Password: {password}", output, error);
    }

    private static async Task<int> ResetAsync(IPeople people, string name, Dictionary<string, string> options, TextWriter output, TextWriter error)
    {
        if (await people.FindByNameAsync(name) is not { } person)
            return Wrong(error, $"There is nobody called {name}.");
        var password = options.GetValueOrDefault("password") ?? Draw();
        var problems = await people.ResetPasswordAsync(person.Id, password);
        return Say(problems, options.ContainsKey("password") ? $"{name} reset." : $"{name} reset. Password: {password}", output, error);
    }

    private static int Say(IReadOnlyList<string> problems, string done, TextWriter output, TextWriter error)
    {
        if (problems.Count > 0)
            return Wrong(error, string.Join(", ", problems));
        output.WriteLine(done);
        return 0;
    }

    private static int Wrong(TextWriter error, string message)
    {
        error.WriteLine(message);
        return 1;
    }

    private static string Draw() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);

    private static Dictionary<string, string> Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal))
                options[args[i][2..]] = args[i + 1];
        }

        return options;
    }
}
