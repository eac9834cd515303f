using System.Text.Json;
using CallAssist.Modules.Telephony.Ami;
using Microsoft.AspNetCore.WebUtilities;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>Fields out of query and body, whatever the form; a body that cannot be read gives its reason.</summary>
internal static class HookFields
{
    private const int MaxFields = 100;

    public static (Dictionary<string, string> Fields, string? Problem) Read(string query, string? contentType, string body)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddForm(fields, query);
        if (body.Length == 0)
            return (fields, null);
        if (contentType == AmiMessage.MediaType)
        {
            AmiMessage.AddFields(fields, body);
            return (fields, null);
        }

        // Asterisk's CURL() drops the content type once a header is set: what looks like JSON is JSON.
        if (contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true || body.TrimStart() is ['{', ..])
            return AddJson(fields, body) is { } problem ? (fields, problem) : (fields, null);
        AddForm(fields, body);
        return (fields, null);
    }

    private static void AddForm(Dictionary<string, string> fields, string text)
    {
        foreach (var pair in new QueryStringEnumerable(text))
        {
            if (fields.Count >= MaxFields)
                return;
            fields[pair.DecodeName().ToString()] = pair.DecodeValue().ToString();
        }
    }

    private static string? AddJson(Dictionary<string, string> fields, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new() { MaxDepth = 8, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return "The JSON must be an object.";
            foreach (var property in json.RootElement.EnumerateObject().Take(MaxFields))
                fields[property.Name] = Text(property.Value);
            return null;
        }
        catch (JsonException error)
        {
            return $"The JSON cannot be read: line {error.LineNumber}, byte {error.BytePositionInLine}.";
        }
        catch (InvalidOperationException)
        {
            return "The JSON holds half a character (a lone surrogate).";
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
