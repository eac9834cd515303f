using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Write;

namespace CallAssist.Modules.Interventions.Draft;

/// <summary>An intervention's text out of what was understood of a call.</summary>
internal static class DraftBody
{
    /// <summary>
    /// Placeholders (<c>[PERSONNE 1]</c>) give way to what they stand for: a draft stays inside the house. Mood, intent and
    /// advice are not part of it, because it goes into the customer's history.
    /// </summary>
    public static InterventionBody From(CallInsights insights, CallerCard customer, TimeSpan? length)
    {
        var names = insights.Redaction.Placeholders;
        return new InterventionBody
        {
            Subject = Named(insights.Draft.Subject, names),
            Summary = Named(insights.Draft.Summary, names),
            Actions = [.. insights.Draft.Actions.Select(action => Named(action, names))],
            Keywords = [.. insights.Keywords.Select(keyword => keyword.Label)],
            Minutes = length is { } time ? Math.Max(1, (int)Math.Round(time.TotalMinutes)) : null,
        }.For(customer);
    }

    private static string Named(string text, IReadOnlyDictionary<string, string> names) =>
        names.Aggregate(text, (named, pair) => named.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
}
