using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>The answer in JSON; an empty object says "go on" to whoever speaks Zammad's contract.</summary>
internal static class JsonReply
{
    private static readonly JsonSerializerOptions Brief = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static SourceReply Of(CallerNews news) => new(
        JsonSerializer.Serialize(
            new Body(news.Known, news.Card?.Contact, news.Card?.Company, news.SinceMissed is not null, news.MinutesSinceMissed, news.CallbackPromised), Brief),
        "application/json");

    private sealed record Body(bool Known, string? Name, string? Company, bool MissedRecently, int? MinutesSinceMissed, bool CallbackPromised);
}
