using System.Globalization;
using System.Security.Cryptography;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Hosting;
using Microsoft.Extensions.Localization;

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

        if (Options(args, out var options) is { } wrong)
            return Wrong(error, $"user: {wrong}; see user --help");
        await using var app = CallAssistHost.Build(options.TryGetValue("data", out var data) ? ["--data", data] : [], demo: false, quiet: true);
        await CallAssistHost.PrepareAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        CultureInfo.CurrentUICulture = new("en-GB");
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<Texts>>();
        return args switch
        {
            ["list", ..] => await ListAsync(people, output),
            ["add", [not '-', ..] name, ..] => await AddAsync(people, name, options, texts, output, error),
            ["reset", [not '-', ..] name, ..] => await ResetAsync(people, name, options, texts, output, error),
            _ => Wrong(error, Help),
        };
    }

    private static async Task<int> ListAsync(IPeople people, TextWriter output)
    {
        foreach (var person in await people.ListAsync())
            output.WriteLine($"{person.UserName}\t{person.DisplayName}\t{person.Role}\t{string.Join(',', person.Extensions)}\t{(person.Active ? "active" : "off")}");
        return 0;
    }

    private static async Task<int> AddAsync(IPeople people, string name, Dictionary<string, string> options, IStringLocalizer texts, TextWriter output, TextWriter error)
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
        return Say(problems, options.ContainsKey("password") ? $"{name} added." : $"{name} added. Password: {password}", texts, output, error);
    }

    private static async Task<int> ResetAsync(IPeople people, string name, Dictionary<string, string> options, IStringLocalizer texts, TextWriter output, TextWriter error)
    {
        if (await people.FindByNameAsync(name) is not { } person)
            return Wrong(error, $"There is nobody called {name}.");
        var password = options.GetValueOrDefault("password") ?? Draw();
        var problems = await people.ResetPasswordAsync(person.Id, password);
        return Say(problems, options.ContainsKey("password") ? $"{name} reset." : $"{name} reset. Password: {password}", texts, output, error);
    }

    private static int Say(IReadOnlyList<string> problems, string done, IStringLocalizer texts, TextWriter output, TextWriter error)
    {
        if (problems.Count > 0)
            return Wrong(error, string.Join(" ", problems.Select(problem => texts["Identity_" + problem])));
        output.WriteLine(done);
        return 0;
    }

    private static int Wrong(TextWriter error, string message)
    {
        error.WriteLine(message);
        return 1;
    }

    private static string Draw() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);

    /// <summary>What makes no sense, or null: nothing is touched before every word of the line is understood.</summary>
    private static string? Options(string[] args, out Dictionary<string, string> options)
    {
        options = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] known = args[0] switch
        {
            "list" => ["data"],
            "add" => ["data", "display", "role", "extensions", "email", "language", "password"],
            "reset" => ["data", "password"],
            _ => [],
        };
        if (known.Length == 0)
            return $"{args[0]} is none of list, add and reset";
        var first = args[0] == "list" ? 1 : 2;
        if (args.Length < first || args[first - 1].StartsWith('-'))
            return $"{args[0]} whom? The name comes first";
        for (var i = first; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !known.Contains(args[i][2..]))
                return $"{args[i]} is not understood";
            if (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal))
                return $"{args[i]} needs a value";
            options[args[i][2..]] = args[i + 1];
        }

        return null;
    }
}
