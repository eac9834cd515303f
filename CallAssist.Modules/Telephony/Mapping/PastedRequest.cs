using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Receive;

namespace CallAssist.Modules.Telephony.Mapping;

/// <summary>A request as somebody pastes it: the whole of HTTP, an address, a query, a form or JSON.</summary>
internal static class PastedRequest
{
    public static StoredRequest Read(string pasted, DateTimeOffset now)
    {
        var text = pasted.Trim().ReplaceLineEndings("\n");
        var line = text.Split('\n', 2)[0];
        if (line.Split(' ') is [("GET" or "POST") and var method, var target, ..])
        {
            var parts = text.Split("\n\n", 2);
            return At(target, now) with { ContentType = Header(parts[0]), Body = method == "POST" && parts.Length > 1 ? parts[1].Trim() : "" };
        }

        if (text.StartsWith('{') || text.StartsWith('['))
            return new(VoiceManagerAdapter.Name, now, "", "application/json", "", text);
        return line.Contains('?') || line.StartsWith('/') || line.Contains("://") ? At(line, now) : new(VoiceManagerAdapter.Name, now, "", null, "?" + line, "");
    }

    private static StoredRequest At(string target, DateTimeOffset now)
    {
        var parts = target.Split('?', 2);
        // What follows /hooks/TOKEN/ names the event where no parameter does.
        var path = parts[0].Split("/hooks/", 2) is [_, var behind] ? behind.Split('/').Skip(1).LastOrDefault() : null;
        return new(VoiceManagerAdapter.Name, now, path ?? "", null, parts.Length > 1 ? "?" + parts[1] : "", "");
    }

    private static string? Header(string head) => head.Split('\n').FirstOrDefault(l => l.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?["Content-Type:".Length..].Trim();
}
