using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Desk;

/// <summary>A list's filters, which stand in its address.</summary>
internal static class Address
{
    /// <summary>Sets one filter (null or empty drops it) and goes back to the first page; typing leaves no trail in the history.</summary>
    public static void Refine(this NavigationManager navigation, string name, object? value) => navigation.NavigateTo(
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value is "" ? null : value, ["page"] = null }), replace: true);

    /// <summary>When a day begins at the office; null for text that is no yyyy-MM-dd.</summary>
    public static DateTimeOffset? DayBegins(this OfficeTime time, string? text) => Day(text) is { } day ? time.Midnight(day) : null;

    /// <summary>When a day is over at the office; null for text that is no yyyy-MM-dd.</summary>
    public static DateTimeOffset? DayEnds(this OfficeTime time, string? text) => Day(text) is { } day ? time.Midnight(day.AddDays(1)) : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
