using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Desk;

/// <summary>A customer's mood, which the analysis names in French.</summary>
internal static class MoodText
{
    public static string Of(IStringLocalizer<DeskTexts> texts, string mood) =>
        texts[$"Mood_{mood}"] is { ResourceNotFound: false } known ? known.Value : mood;

    /// <summary>The colour of its pill.</summary>
    public static string Pill(string mood) => mood switch
    {
        "Énervé" => "danger",
        "Frustré" or "Négatif" or "Déçu" or "Impatient" or "Anxieux" => "warn",
        "Positif" or "Soulagé" or "Reconnaissant" => "ok",
        _ => "",
    };
}
