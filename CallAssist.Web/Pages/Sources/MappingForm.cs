using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Pages.Sources;

/// <summary>The mapping while somebody edits it.</summary>
internal sealed class MappingForm
{
    public string Event { get; set; } = "";

    public string CallId { get; set; } = "";

    public string Caller { get; set; } = "";

    public string Called { get; set; } = "";

    public string Extension { get; set; } = "";

    public string Time { get; set; } = "";

    public List<Row> Events { get; init; } = [];

    public static MappingForm Of(VoiceManagerMapping mapping) => new()
    {
        Event = mapping.Event, CallId = mapping.CallId, Caller = mapping.Caller, Called = mapping.Called, Extension = mapping.Extension, Time = mapping.Time,
        Events = [.. mapping.Events.Select(e => new Row { Name = e.Name, Meaning = e.Meaning, CallId = e.CallId, Caller = e.Caller, Called = e.Called, Extension = e.Extension })],
    };

    public VoiceManagerMapping ToMapping() => new()
    {
        Event = Event.Trim(), CallId = CallId.Trim(), Caller = Caller.Trim(), Called = Called.Trim(), Extension = Extension.Trim(), Time = Time.Trim(),
        Events = [.. Events.Select(r => new MappedEvent(r.Name.Trim(), r.Meaning) { CallId = Own(r.CallId), Caller = Own(r.Caller), Called = Own(r.Called), Extension = Own(r.Extension) })],
    };

    private static string? Own(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    internal sealed class Row
    {
        public string Name { get; set; } = "";

        public EventMeaning Meaning { get; set; } = EventMeaning.Nothing;

        public string? CallId { get; set; }

        public string? Caller { get; set; }

        public string? Called { get; set; }

        public string? Extension { get; set; }
    }
}
