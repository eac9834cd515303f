using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallAssist.Modules.Webhooks.Compose;

/// <summary>The text of a message (docs/api.md). Ids and addresses below the server's own; what stands behind them is read over <c>/api/v1</c> by who may.</summary>
internal sealed record MessageBody(int V, Guid Id, string Type, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public SavedIntervention? Intervention { get; init; }

    public EndedCall? Call { get; init; }

    public ReadyTranscript? Transcript { get; init; }

    /// <summary>True for a message that only tries the connection.</summary>
    public bool? Trial { get; init; }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

internal sealed record SavedIntervention(Guid Id, string? ExternalId, int Version, Guid? CallId, string? CustomerExternalId, string? SavedBy, string Api, string Page);

/// <summary>A number stands in it only where the customer file has no key for it: then there is nothing else to know the caller by.</summary>
internal sealed record EndedCall(
    Guid Id, string Direction, string Status, string? Extension, string? CustomerExternalId, string? Number, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt,
    string Page);

internal sealed record ReadyTranscript(Guid RecordingId, Guid? CallId, string Page);
