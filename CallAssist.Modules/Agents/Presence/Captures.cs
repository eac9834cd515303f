using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Presence;

internal sealed class Captures(AgentHub hub, IAuditLog audit, TimeProvider clock) : ICaptures
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public IReadOnlyList<CaptureNote> Of(Person person) =>
        [.. hub.Sessions.SelectMany(s => s.Captures).Where(c => person.Extensions.Contains(c.Extension)).OrderBy(c => c.StartedAt)];

    public IReadOnlyList<CaptureRefusal> RefusedTo(Person person) =>
        [.. hub.Refused.Where(r => person.Extensions.Contains(r.Extension) && clock.GetUtcNow() - r.At < Fresh).OrderByDescending(r => r.At).DistinctBy(r => r.Action)];

    public async Task<bool> AskAsync(Person person, Guid captureId, CaptureAction action, CancellationToken ct)
    {
        var session = hub.Sessions.FirstOrDefault(s => s.Captures.Any(c => c.Id == captureId && person.Extensions.Contains(c.Extension)));
        var asked = session?.Send(new CaptureCommand(captureId, action)) ?? false;
        await audit.RecordAsync(new()
        {
            Action = $"capture.{action.ToString().ToLowerInvariant()}", Outcome = asked ? "ok" : "denied", PersonId = person.Id, Subject = $"capture:{captureId}",
        }, ct);
        return asked;
    }

    public IDisposable Subscribe(Action onChange) => hub.Subscribe(onChange);
}
