namespace CallAssist.Agent.Settings;

/// <summary>The command line, read.</summary>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
/// <param name="Files">What <c>send</c> shall send; the code of <c>enrol</c>.</param>
/// <param name="Settings">Settings given as options; a null value never occurs.</param>
/// <param name="SettingsFile">The file named with <c>--settings</c>.</param>
/// <param name="Wrong">The argument that cannot be understood, or null.</param>
internal sealed record AgentCommand(string Verb, IReadOnlyList<string> Files, IReadOnlyDictionary<string, string?> Settings, string? SettingsFile, string? Wrong)
{
    /// <summary>What is asked of the agent that runs already.</summary>
    public static readonly string[] Control = ["status", "record", "stop", "pause", "resume", "cancel", "release"];

    private static readonly string[] Verbs = ["run", "send", "enrol", "doctor", "help", .. Control];

    // The token is missing on purpose: whoever lists processes could read it.
    private static readonly string[] Options = ["server", "pin", "spool", "extension", "capture", "interface", "phone", "dumpcap", "language", "allowPlainHttp", "settle", "uploadRate", "listen", "lookEvery", "firstRetry", "longestRetry"];

    /// <summary>Reads <c>[run | send FILE… | enrol CODE | doctor | status | record | …] [--option VALUE | --option=VALUE]…</c>; behind <c>--</c> everything is a file.</summary>
    public static AgentCommand Parse(IReadOnlyList<string> args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var files = new List<string>();
        var verb = args is [var first, ..] && !first.StartsWith('-') ? first : "run";
        string? settingsFile = null, wrong = Verbs.Contains(verb) ? null : verb;
        for (var at = args is [var word, ..] && word == verb ? 1 : 0; at < args.Count; at++)
        {
            var arg = args[at];
            if (arg is "--help" or "-h")
                return new("help", [], settings, null, null);
            if (arg == "--" || !arg.StartsWith('-'))
            {
                files.AddRange(arg == "--" ? args.Skip(at + 1) : [arg]);
                if (arg == "--")
                    break;
                continue;
            }

            var (name, value) = arg.Split('=', 2) is [var left, var right] ? (left, right) : (arg, at + 1 < args.Count ? args[++at] : null);
            if (value is null)
                wrong ??= arg;
            else if (name == "--settings")
                settingsFile = value;
            else if (Options.FirstOrDefault(o => name.Equals("--" + o, StringComparison.OrdinalIgnoreCase)) is { } option)
                settings[option] = value;
            else
                wrong ??= name;
        }

        if (verb is not ("send" or "help"))
            wrong ??= files.Skip(verb == "enrol" ? 1 : 0).FirstOrDefault();
        return new(verb, files, settings, settingsFile, wrong);
    }
}
