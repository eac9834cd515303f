using System.Text;

namespace CallAssist.Modules.Telephony.Ami;

/// <summary>One message of the manager interface: lines <c>Key: Value</c> up to an empty one.</summary>
internal static class AmiMessage
{
    /// <summary>Media type under which messages stand in the inbox.</summary>
    public const string MediaType = "application/x-asterisk-manager";

    private const int MaxLines = 200;
    private const int MaxLine = 4096;

    /// <summary>The next message as text, or null at the end of the stream.</summary>
    public static async Task<string?> ReadAsync(TextReader reader, CancellationToken ct)
    {
        var text = new StringBuilder();
        var lines = 0;
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line.Length == 0 && lines > 0)
                return text.ToString();
            if (line.Length > 0 && lines++ < MaxLines)
                text.Append(line.Length > MaxLine ? line.AsSpan(0, MaxLine) : line).Append('\n');
        }

        return lines > 0 ? text.ToString() : null;
    }

    /// <summary>The fields; of a key that stands twice the first.</summary>
    public static void AddFields(Dictionary<string, string> fields, string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IndexOf(':') is > 0 and var colon)
                fields.TryAdd(line[..colon].ToString(), line[(colon + 1)..].Trim().ToString());
        }
    }
}
