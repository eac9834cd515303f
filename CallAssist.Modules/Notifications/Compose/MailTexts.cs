using System.Globalization;
using System.Resources;

namespace CallAssist.Modules.Notifications.Compose;

/// <summary>What mails say, in the language of who reads them.</summary>
internal sealed class MailTexts
{
    private static readonly ResourceManager Resources = new("CallAssist.Modules.Notifications.Compose.MailTexts", typeof(MailTexts).Assembly);

    private MailTexts(string name) => Culture = CultureInfo.GetCultureInfo(name);

    public CultureInfo Culture { get; }

    /// <summary>The text of this key, filled in.</summary>
    public string this[string key, params object[] values] =>
        string.Format(Culture, Resources.GetString(key, Culture) ?? throw new ArgumentException($"There is no text {key}.", nameof(key)), values);

    /// <summary>The text of this key for a number: its own form for one, which in French is also that for none.</summary>
    public string Count(string key, int number) => this[number == 1 || (number == 0 && Culture.TwoLetterISOLanguageName == "fr") ? key + "_one" : key, number];

    /// <param name="language"><c>fr</c> or <c>en</c>; French for all else.</param>
    public static MailTexts For(string language) => new(language == "en" ? "en-GB" : "fr-FR");
}
