using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallAssist.Web.Cli;

/// <summary>A verb that reads JSON Lines and writes one line for each: `--in F --out G` and options of its own.</summary>
internal static class JsonLinesVerb
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs it; 0 done, 1 wrong input or nothing found (the line is named), 2 failed.</summary>
    /// <param name="help">What --help prints; its first word names the verb.</param>
    /// <param name="args">Arguments behind the verb.</param>
    /// <param name="extra">Names of further options that take a file, for example <c>--catalogue</c>.</param>
    /// <param name="start">Gets the further options, gives the function from line to line; may throw <see cref="JsonException"/>.</param>
    public static int Run(string help, string[] args, string[] extra, Func<IReadOnlyDictionary<string, string>, Func<JsonObject, JsonObject>> start, TextWriter stdout, TextWriter stderr)
    {
        if (args is ["--help" or "-h", ..])
        {
            stdout.WriteLine(help);
            return 0;
        }

        var verb = help[..help.IndexOf(' ')];
        if (Options(args, ["--in", "--out", .. extra], out var options) is { } wrong)
        {
            stderr.WriteLine($"{verb}: {wrong}; see {verb} --help");
            return 1;
        }

        foreach (var file in options.Where(o => o.Key != "--out" && !File.Exists(o.Value)))
        {
            stderr.WriteLine($"{file.Value}: no such file");
            return 1;
        }

        try
        {
            return Convert(options, start(options), stderr);
        }
        catch (JsonException problem)
        {
            stderr.WriteLine($"{verb}: {problem.Message}");
            return 1;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            stderr.WriteLine(failure.Message);
            return 2;
        }
    }

    /// <summary>A required text of a line.</summary>
    /// <exception cref="JsonException">It is missing.</exception>
    public static string Text(JsonObject line, string key) =>
        line[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new JsonException($"\"{key}\" is missing or no text");

    private static int Convert(IReadOnlyDictionary<string, string> options, Func<JsonObject, JsonObject> convert, TextWriter stderr)
    {
        using var whole = new WholeFile(options["--out"]);
        var (number, done) = (0, 0);
        foreach (var line in File.ReadLines(options["--in"]))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var read = JsonNode.Parse(line) as JsonObject ?? throw new JsonException("no object");
                whole.Writer.WriteLine(convert(read).ToJsonString(Compact));
                done++;
            }
            catch (JsonException problem)
            {
                stderr.WriteLine($"{options["--in"]}, line {number}: {problem.Message}");
                return 1;
            }
        }

        if (done == 0)
        {
            stderr.WriteLine($"{options["--in"]}: no line in it");
            return 1;
        }

        whole.Keep();
        return 0;
    }

    private static string? Options(string[] args, string[] known, out Dictionary<string, string> options)
    {
        options = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (!known.Contains(args[i]))
                return $"{args[i]} is not understood";
            if (i + 1 == args.Length)
                return $"{args[i]} needs a file";
            options[args[i]] = args[++i];
        }

        var given = options;
        return new[] { "--in", "--out" }.FirstOrDefault(o => !given.ContainsKey(o)) is { } missing ? $"{missing} FILE is missing" : null;
    }
}
