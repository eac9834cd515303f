using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Identity.Contracts;

/// <summary>JSON bodies of <c>/api/v1</c>: what is unknown, missing or of the wrong kind is said, never guessed.</summary>
public static class ApiBody
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    /// <summary>The body, or what is wrong with it as a sentence for its sender (RFC 9457, <c>detail</c>).</summary>
    public static async Task<(T? Value, string? Fault)> ReadBodyAsync<T>(this HttpRequest request, CancellationToken ct)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, ct) is { } value ? (value, null) : (null, "The body is null.");
        }
        catch (JsonException wrong)
        {
            return (null, Sentence(wrong));
        }
    }

    /// <summary>The serializer's own sentences name our types; a sender knows his fields.</summary>
    private static string Sentence(JsonException wrong)
    {
        var place = $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}";
        return wrong.InnerException is JsonException
            ? $"The body is no JSON ({place})."
            : $"{wrong.Path}: a field is missing or unknown here, or its value is of the wrong kind ({place}).";
    }
}
