using CallAssist.Agent.Settings;

namespace CallAssist.Agent.Control;

/// <summary>Where the running agent listens to this PC's own command line: a socket in the spool, for whoever may write there.</summary>
internal static class ControlPath
{
    public static string Of(AgentOptions options) => Path.Combine(Path.GetFullPath(options.Spool), ".control");
}
