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
        var draft = insights.NamedDraft();
        return new InterventionBody
        {
            Subject = draft.Subject,
            Summary = draft.Summary,
            Actions = draft.Actions,
            Keywords = [.. insights.Keywords.Select(keyword => keyword.Label)],
            Minutes = length is { } time ? Math.Max(1, (int)Math.Round(time.TotalMinutes)) : null,
        }.For(customer);
    }
}
