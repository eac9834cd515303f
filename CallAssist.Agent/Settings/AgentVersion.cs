using System.Reflection;

namespace CallAssist.Agent.Settings;

/// <summary>The program's version, without the build's hash.</summary>
internal static class AgentVersion
{
    public static string Text { get; } =
        typeof(AgentVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";
}
