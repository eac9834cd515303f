namespace CallAssist.Modules.Insights.Remote;

/// <summary>What the model must answer: JSON Schema in the strict subset (every member required, nothing else allowed).</summary>
internal static class DraftSchema
{
    public const string Name = "call_draft";

    public static readonly string[] Moods = ["Neutre", "Frustré", "Soulagé", "Énervé", "Positif", "Confus", "Négatif", "Impatient", "Reconnaissant", "Déçu", "Anxieux"];

    public static readonly string[] Intents =
    [
        "aide_utilisation", "question_reglementaire", "anomalie_dsn", "erreur_calcul", "incident_technique", "acces_compte", "parametrage",
        "commercial_facturation", "reclamation", "relance_suivi",
    ];

    public static BinaryData Json { get; } = BinaryData.FromString(
        $$"""
        {
          "type": "object",
          "properties": {
            "subject": { "type": "string" },
            "summary": { "type": "array", "items": {{Statement}} },
            "mood": { "type": "string", "enum": [{{List(Moods)}}] },
            "intent": { "type": "string", "enum": [{{List(Intents)}}] },
            "actions": { "type": "array", "items": {{Statement}} },
            "advice": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["subject", "summary", "mood", "intent", "actions", "advice"],
          "additionalProperties": false
        }
        """);

    private const string Statement =
        """
        { "type": "object", "properties": { "text": { "type": "string" }, "turns": { "type": "array", "items": { "type": "integer" } } }, "required": ["text", "turns"], "additionalProperties": false }
        """;

    private static string List(string[] names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
