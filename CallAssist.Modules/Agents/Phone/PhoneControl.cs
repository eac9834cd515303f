using CallAssist.Modules.Agents.Presence;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Phone;

/// <summary>What became of a wish that came from a phone.</summary>
internal enum PhoneWish
{
    /// <summary>Its agent was told.</summary>
    Done,

    /// <summary>No call of this phone is on, or it is not in that state.</summary>
    NoCall,

    /// <summary>The calls of this phone are never recorded.</summary>
    Never,

    /// <summary>No agent that serves this phone is here.</summary>
    Away,
}

/// <summary>Record, stop, pause and go on, asked for at a phone: by a code, or by one of its keys.</summary>
internal sealed class PhoneControl(AgentHub hub, IAuditLog audit, TimeProvider clock)
{
    public async Task<PhoneWish> AskAsync(string extension, CaptureAction action, CancellationToken ct)
    {
        var wish = Ask(extension, action);
        if (wish != PhoneWish.Done)
            hub.Refuse(new(extension, action, clock.GetUtcNow()));
        await audit.RecordAsync(new() { Action = $"capture.{action.ToString().ToLowerInvariant()}", Outcome = wish == PhoneWish.Done ? "ok" : "denied", Subject = $"extension:{extension}" }, ct);
        return wish;
    }

    /// <summary>The code's action; null for no code.</summary>
    public static CaptureAction? Of(string code) => code switch
    {
        "*44" => CaptureAction.Start,
        "*45" => CaptureAction.Stop,
        "*48" => CaptureAction.Pause,
        "*49" => CaptureAction.Resume,
        _ => null,
    };

    private PhoneWish Ask(string extension, CaptureAction action)
    {
        if (hub.Sessions.FirstOrDefault(s => s.Policy?.Extensions.Any(e => e.Extension == extension) == true) is not { } session)
            return PhoneWish.Away;
        if (session.Policy!.Extensions.First(e => e.Extension == extension).Mode == CaptureMode.Never)
            return PhoneWish.Never;
        return session.Captures.LastOrDefault(c => c.Extension == extension && c.State != CaptureState.Held) switch
        {
            null => PhoneWish.NoCall,
            { State: CaptureState.Idle } when action is CaptureAction.Pause or CaptureAction.Resume => PhoneWish.NoCall,
            // A code comes by more ways than one: what is so already is done.
            { State: var state } when state == After(action) => PhoneWish.Done,
            { Id: var id } => session.Send(new CaptureCommand(id, action)) ? PhoneWish.Done : PhoneWish.Away,
        };
    }

    private static CaptureState After(CaptureAction action) => action switch
    {
        CaptureAction.Stop => CaptureState.Idle,
        CaptureAction.Pause => CaptureState.Paused,
        _ => CaptureState.Recording,
    };
}
