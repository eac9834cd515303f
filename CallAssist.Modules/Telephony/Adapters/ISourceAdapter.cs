namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>Reads one source's requests. Pure: the inbox's re-run and a replay read the same.</summary>
internal interface ISourceAdapter
{
    /// <summary>The source's name as tokens carry it.</summary>
    string Source { get; }

    AdapterResult Read(RawRequest request);

    /// <summary>What the source understands as an answer.</summary>
    SourceReply Reply(CallerNews news);
}

/// <summary>A request's fields, of whatever form it was: query, form or JSON; <paramref name="Zone"/> is the office's.</summary>
internal sealed record RawRequest(IReadOnlyDictionary<string, string> Fields, DateTimeOffset ReceivedAt, TimeZoneInfo Zone)
{
    /// <summary>The first of these fields that is there and not empty.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
                return value.Trim();
        }

        return null;
    }
}

/// <summary>An event, or the reason why there is none.</summary>
internal sealed record AdapterResult(TelephonyEvent? Event, string? Problem)
{
    public static AdapterResult Of(TelephonyEvent telephonyEvent) => new(telephonyEvent, null);

    public static AdapterResult Wrong(string problem) => new(null, problem);
}

/// <summary>An answer's body and media type.</summary>
internal sealed record SourceReply(string Body, string MediaType);
