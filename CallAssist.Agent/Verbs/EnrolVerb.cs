using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Verbs;

/// <summary><c>enrol CODE --server URL</c>: turns the one-time code into the agent's token and writes both into the settings file.</summary>
internal sealed class EnrolVerb(HttpClient http, ServerCertificate certificate, AgentTexts texts, TextWriter stdout, TextWriter stderr)
{
    /// <summary>0 enrolled, 1 the code or a setting is wrong, 2 the server could not be reached or failed.</summary>
    public async Task<int> RunAsync(string code, AgentOptions options, string settingsFile, CancellationToken ct)
    {
        try
        {
            // Before the code is used up: a file that cannot be written would lose the token.
            var settings = ReadSettings(settingsFile);
            await WriteAsync(settingsFile, settings, ct);
            using var answer = await http.PostAsJsonAsync(AgentApi.Enrolment, new(code, Environment.MachineName, AgentVersion.Text), AgentJson.Default.EnrolmentRequest, ct);
            if (!answer.IsSuccessStatusCode)
                return await SayAsync(stderr, (int)answer.StatusCode == 403 ? 1 : 2, texts[(int)answer.StatusCode switch { 403 => "Enrol.WrongCode", 429 => "Postponed.Busy", _ => "Postponed.NotCallAssist" }, (int)answer.StatusCode]);
            if (await answer.Content.ReadFromJsonAsync(AgentJson.Default.EnrolmentReceipt, ct) is not { Token.Length: > 0 } receipt)
                return await SayAsync(stderr, 2, texts["Postponed.NotCallAssist", (int)answer.StatusCode]);
            settings["server"] = options.Server;
            settings["token"] = receipt.Token;
            if (options.Pin.Length > 0)
                settings["pin"] = options.Pin;
            if (options.AllowPlainHttp)
                settings["allowPlainHttp"] = true;
            await WriteAsync(settingsFile, settings, ct);
            return await SayAsync(stdout, 0, texts["Enrol.Done", receipt.Name, settingsFile]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return await SayAsync(stderr, 1, texts["Enrol.CannotWrite", settingsFile, problem.Message]);
        }
        catch (JsonException)
        {
            return await SayAsync(stderr, 1, texts["Enrol.NotJson", settingsFile]);
        }
        catch (HttpRequestException) when (certificate.Last is { Accepted: false } shown)
        {
            return await SayAsync(stderr, 1, texts[options.Pin.Length == 0 ? "Enrol.Untrusted" : "Enrol.OtherCertificate", options.ServerAddress.Host, shown.Pin]);
        }
        catch (HttpRequestException)
        {
            return await SayAsync(stderr, 2, texts["Postponed.Unreachable"]);
        }
    }

    private static JsonObject ReadSettings(string file) =>
        File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))?.AsObject() ?? [] : [];

    /// <summary>Whole or not at all; readable by its owner and group only.</summary>
    private static async Task WriteAsync(string file, JsonObject settings, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var form = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            form.UnixCreateMode = File.Exists(file) ? File.GetUnixFileMode(file) & ~(UnixFileMode.OtherRead | UnixFileMode.OtherWrite) : UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var draft = file + ".new";
        await using (var stream = new FileStream(draft, form))
        await using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            settings.WriteTo(writer);
            await writer.FlushAsync(ct);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    private static async Task<int> SayAsync(TextWriter where, int exit, string what)
    {
        await where.WriteLineAsync(what);
        return exit;
    }
}
