using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>How messages are written: camel case, without what is null.</summary>
internal static class FeedJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
