using Microsoft.Extensions.Configuration;

namespace CallAssist.Agent.Settings;

/// <summary>Reads the three sources of <see cref="AgentOptions"/> and checks the whole before anything starts.</summary>
internal static class AgentSettings
{
    /// <summary>Names the settings file where the command line does not.</summary>
    public const string FileVariable = "CALLASSIST_AGENT_SETTINGS";

    /// <summary>A variable is this and the key: <c>CALLASSIST_AGENT_TOKEN</c>.</summary>
    public const string Prefix = "CALLASSIST_AGENT_";

    /// <summary>The options, or what is wrong with them, each sentence naming its key.</summary>
    public static (AgentOptions Options, IReadOnlyList<string> Problems) Load(AgentCommand command)
    {
        var options = new AgentOptions();
        try
        {
            Read(command).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (Exception problem) when (problem is FileNotFoundException or InvalidDataException or InvalidOperationException)
        {
            // Name the key or the place in the file, which the inner exception knows best.
            return (options, [problem.InnerException is FormatException place ? $"{problem.Message} {place.Message}" : problem.Message]);
        }

        return (options, [.. ValidateAgentOptions.Problems(options, AgentTexts.For(options.Language), command.Verb)]);
    }

    private static IConfigurationRoot Read(AgentCommand command)
    {
        var variables = Variables();
        var named = Named(command, variables);
        var given = variables.AsEnumerable().Where(v => v.Value is not null && !v.Key.Equals("SETTINGS", StringComparison.OrdinalIgnoreCase));
        return new ConfigurationBuilder()
            .AddJsonFile(FileOf(named), optional: named is null || command.Verb == "enrol")
            .AddInMemoryCollection(given)
            .AddInMemoryCollection(command.Settings)
            .Build();
    }

    /// <summary>The settings file of this command line, there or not.</summary>
    public static string FileOf(AgentCommand command) => FileOf(Named(command, Variables()));

    private static string FileOf(string? named) => Path.GetFullPath(named ?? Path.Combine(AppContext.BaseDirectory, "agent.json"));

    private static string? Named(AgentCommand command, IConfiguration variables) => command.SettingsFile ?? variables["SETTINGS"];

    private static IConfigurationRoot Variables() => new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build();
}
