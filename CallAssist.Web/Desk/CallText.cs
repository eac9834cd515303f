using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Desk;

/// <summary>How a call went, in words.</summary>
internal static class CallText
{
    /// <summary>Of the timeline's codes, direction and status: <c>inbound missed</c> is a missed call, an answered one only received or made.</summary>
    public static string Of(IStringLocalizer<DeskTexts> texts, string codes) =>
        codes.Split(' ') is [var direction, var status] ? Of(texts, direction, status) : codes;

    public static string Of(IStringLocalizer<DeskTexts> texts, string direction, string status) =>
        status is "answered" ? texts[$"Direction_{direction}"] : $"{texts[$"Direction_{direction}"].Value}, {texts[$"Call_{status}"].Value.ToLower(System.Globalization.CultureInfo.CurrentCulture)}";
}
