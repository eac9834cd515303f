using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Jobs;

/// <summary>Kinds of work and spans of time as people read them.</summary>
internal static class JobWords
{
    /// <summary>The kind's name; one that nobody named stands for itself.</summary>
    public static string Kind(IStringLocalizer<JobTexts> texts, string kind) => texts[$"Kind_{kind}"] is { ResourceNotFound: false } known ? known.Value : kind;

    /// <summary>Days, hours, minutes or seconds, whichever is the first that is not nothing.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalDays:0} {(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "j" : "d")}"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalHours:0.#} h"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalMinutes:0} min"),
        { TotalSeconds: >= 10 } => string.Create(CultureInfo.CurrentCulture, $"{span.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{Math.Max(0, span.TotalSeconds):0.0} s"),
    };
}
