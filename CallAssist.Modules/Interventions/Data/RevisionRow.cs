using System.Text.Json;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Modules.Interventions.Data;

/// <summary>A row of <c>interventions_revision</c>.</summary>
internal sealed class RevisionRow
{
    public int Version { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Author { get; init; }

    public string Change { get; init; } = "";

    public string State { get; init; } = "";

    public string Body { get; init; } = "";

    public InterventionRevision ToContract() => new()
    {
        Version = Version,
        At = At,
        Author = Author,
        Change = Change,
        State = States.Parse(State),
        Body = JsonSerializer.Deserialize<InterventionBody>(Body) ?? new InterventionBody(),
    };
}
