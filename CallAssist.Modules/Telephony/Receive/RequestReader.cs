using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>A request as its source sent it, secrets apart.</summary>
internal sealed record StoredRequest(string Source, DateTimeOffset ReceivedAt, string Rest, string? ContentType, string Query, string Body);

/// <summary>What a request says: live, again from the inbox, or in the test box of a mapping.</summary>
internal sealed class RequestReader(IEnumerable<ISourceAdapter> adapters, IOffice offices, ExtensionNames extensions, IVoiceManagerMappings mappings)
{
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>What the tables hold.</summary>
    private const int MaxId = 250;

    /// <summary>The adapter of a source, or null.</summary>
    public ISourceAdapter? Adapter(string source) => adapters.FirstOrDefault(a => a.Source == source);

    public async Task<AdapterResult> ReadAsync(StoredRequest request, CancellationToken ct)
    {
        var adapter = request.Source == VoiceManagerAdapter.Name ? new VoiceManagerAdapter(await mappings.GetAsync(ct)) : Adapter(request.Source);
        if (adapter is null)
            return AdapterResult.Wrong($"Source {request.Source} cannot be read yet.");
        var (fields, problem) = Fields(request);
        if (problem is not null)
            return AdapterResult.Wrong(problem);
        var zone = (await offices.GetAsync(ct))?.Zone ?? Paris;
        var read = adapter.Read(new(fields, request.ReceivedAt, zone));
        return read.Event is not { } report ? read
            : report.SourceCallId.Length > MaxId ? AdapterResult.Wrong($"The id of the call has more than {MaxId} characters.")
            : AdapterResult.Of(report with { Adapter = request.Source, Extensions = await extensions.OfAsync(report.Extensions, ct) });
    }

    /// <summary>Fields of query, body and address: the last part of the path names the event where no field does.</summary>
    public static (IReadOnlyDictionary<string, string> Fields, string? Problem) Fields(StoredRequest request)
    {
        var (fields, problem) = HookFields.Read(request.Query, request.ContentType, request.Body);
        if (!fields.ContainsKey("event") && request.Rest is { Length: > 0 and <= 40 })
            fields["event"] = request.Rest.Split('/')[^1];
        return (fields, problem);
    }
}
