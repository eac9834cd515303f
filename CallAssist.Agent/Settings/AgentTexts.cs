using System.Globalization;
using System.Resources;

namespace CallAssist.Agent.Settings;

/// <summary>What the agent says to people: French, or English where that is asked for.</summary>
internal sealed class AgentTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("CallAssist.Agent.Resources.Texts", typeof(AgentTexts).Assembly);

    /// <summary>The text of this key, filled in.</summary>
    public string this[string key, params object[] values] =>
        string.Format(culture, Resources.GetString(key, culture) ?? throw new ArgumentException($"There is no text {key}.", nameof(key)), values);

    /// <summary>The texts of this language; empty: English where the environment asks for it (<c>LANG</c>), else French.</summary>
    public static AgentTexts For(string language) => new(CultureInfo.GetCultureInfo(language is "fr" or "en" ? language : System()));

    private static string System() => Environment.GetEnvironmentVariable("LANG")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "fr";
}
