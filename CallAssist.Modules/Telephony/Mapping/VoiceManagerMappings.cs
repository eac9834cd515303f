using System.Text.Json;
using System.Text.Json.Serialization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Receive;
using Dapper;

namespace CallAssist.Modules.Telephony.Mapping;

/// <summary>The mapping as one row; read for each request, so that a change holds at once on every node.</summary>
internal sealed class VoiceManagerMappings(IDatabase database, IOffice offices, TimeProvider clock) : IVoiceManagerMappings
{
    private static readonly JsonSerializerOptions Named = new() { Converters = { new JsonStringEnumConverter() } };

    public async Task<VoiceManagerMapping> GetAsync(CancellationToken ct)
    {
        var body = await database.ReadAsync(c => c.ExecuteScalarAsync<string?>("SELECT body FROM telephony_mapping WHERE source = @Name", new { VoiceManagerAdapter.Name }), ct);
        return body is null ? new() : JsonSerializer.Deserialize<VoiceManagerMapping>(body, Named)!;
    }

    public async Task<IReadOnlyList<string>> SaveAsync(VoiceManagerMapping mapping, CancellationToken ct)
    {
        if (Wrong(mapping) is { Length: > 0 } wrong)
            return wrong;
        await database.WriteAsync(unit => unit.ExecuteAsync(database.Dialect.Upsert("telephony_mapping", ["source"], ["body", "changed_at"]), new
        {
            source = VoiceManagerAdapter.Name, body = JsonSerializer.Serialize(mapping, Named), changed_at = clock.GetUtcNow(),
        }), ct);
        return [];
    }

    public async Task<MappingTrial> TryAsync(VoiceManagerMapping mapping, string pasted, CancellationToken ct)
    {
        var request = PastedRequest.Read(pasted, clock.GetUtcNow());
        var (fields, problem) = RequestReader.Fields(request);
        if (problem is not null)
            return new(problem, fields);
        var zone = (await offices.GetAsync(ct))?.Zone ?? RequestReader.Paris;
        var read = new VoiceManagerAdapter(mapping).Read(new(fields, request.ReceivedAt, zone));
        if (read.Event is not { } report)
            return new(read.Problem, fields);
        var name = fields.GetValueOrDefault(mapping.Event) ?? fields.GetValueOrDefault("event");
        return new(null, fields, mapping.Events.First(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Meaning, report.SourceCallId,
            PhoneNumber.ToE164(report.Caller) ?? report.Caller, PhoneNumber.ToE164(report.Called) ?? report.Called, report.Extension, report.At);
    }

    private static string[] Wrong(VoiceManagerMapping mapping) =>
    [
        .. new[] { mapping.Event, mapping.CallId, mapping.Caller, mapping.Called, mapping.Extension, mapping.Time }.Any(string.IsNullOrWhiteSpace) ? ["ParameterMissing"] : Array.Empty<string>(),
        .. mapping.Events.Any(e => string.IsNullOrWhiteSpace(e.Name)) ? ["EventUnnamed"] : Array.Empty<string>(),
        .. mapping.Events.Select(e => e.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < mapping.Events.Count ? ["EventTwice"] : Array.Empty<string>(),
        .. mapping.Events.All(e => e.Meaning is not (EventMeaning.Incoming or EventMeaning.Rings)) ? ["NoBeginning"] : Array.Empty<string>(),
    ];
}
