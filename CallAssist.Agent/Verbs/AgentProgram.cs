using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Verbs;

/// <summary>The program: settings first, then the verb.</summary>
internal static class AgentProgram
{
    /// <summary>Runs a command line to its end; 0 done, 1 wrong input or settings, 2 failed.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter stdout, TextWriter stderr, CancellationToken ct = default)
    {
        var command = AgentCommand.Parse(args);
        var texts = AgentTexts.For(command.Settings.GetValueOrDefault("language") ?? "");
        if (command.Verb == "help")
        {
            await stdout.WriteLineAsync(texts["Help"]);
            return 0;
        }

        if (command.Wrong is { } wrong || command is { Verb: "send" or "enrol", Files: [] })
        {
            await stderr.WriteLineAsync(command.Wrong is null ? texts[command.Verb == "send" ? "Command.NoFile" : "Command.NoCode"] : texts["Command.Wrong", command.Wrong]);
            return 1;
        }

        var (options, problems) = AgentSettings.Load(command);
        foreach (var problem in problems)
            await stderr.WriteLineAsync(problem);
        if (problems.Count > 0)
            return 1;
        return command.Verb switch
        {
            "send" => await SendAsync(command, options, stdout, stderr, ct),
            "doctor" => await ExamineAsync(options, stdout, ct),
            "enrol" => await EnrolAsync(command, options, stdout, stderr, ct),
            "run" => await RunAsync(options, stderr, ct),
            _ => await new ControlVerb(options, AgentTexts.For(options.Language), stdout, stderr).RunAsync(command.Verb, ct),
        };
    }

    private static async Task<int> SendAsync(AgentCommand command, AgentOptions options, TextWriter stdout, TextWriter stderr, CancellationToken ct)
    {
        using var http = CaptureUploader.CreateClient(options, new(options));
        var verb = new SendVerb(new(http, options, TimeProvider.System), AgentTexts.For(options.Language), stdout, stderr);
        return await verb.RunAsync(command.Files, ct);
    }

    private static async Task<int> EnrolAsync(AgentCommand command, AgentOptions options, TextWriter stdout, TextWriter stderr, CancellationToken ct)
    {
        var (code, pin) = CertificatePin.Split(command.Files[0]);
        options.Pin = pin ?? options.Pin;
        if (pin is not null && !CertificatePin.IsWellFormed(pin))
        {
            await stderr.WriteLineAsync(AgentTexts.For(options.Language)["Settings.Pin", "pin", CertificatePin.Length]);
            return 1;
        }

        var certificate = new ServerCertificate(options);
        using var http = CaptureUploader.CreateClient(options, certificate);
        http.Timeout = TimeSpan.FromSeconds(30);
        return await new EnrolVerb(http, certificate, AgentTexts.For(options.Language), stdout, stderr).RunAsync(code, options, AgentSettings.FileOf(command), ct);
    }

    private static async Task<int> ExamineAsync(AgentOptions options, TextWriter stdout, CancellationToken ct)
    {
        var certificate = new ServerCertificate(options);
        using var http = CaptureUploader.CreateClient(options, certificate);
        http.Timeout = TimeSpan.FromSeconds(20);
        var texts = AgentTexts.For(options.Language);
        return await new DoctorVerb(new(options, http, certificate, texts, TimeProvider.System), texts, stdout).RunAsync(options.Listen, ct);
    }

    private static async Task<int> RunAsync(AgentOptions options, TextWriter stderr, CancellationToken ct)
    {
        try
        {
            using var host = RunVerb.Build(options);
            await host.RunAsync(ct);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await stderr.WriteLineAsync(AgentTexts.For(options.Language)["Settings.Spool", "spool", options.Spool, problem.Message]);
            return 1;
        }
    }
}
