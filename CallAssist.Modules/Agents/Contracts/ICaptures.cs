using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Contracts;

/// <summary>What the agents record at this moment and what waits on the PCs, for the person whose calls these are.</summary>
public interface ICaptures
{
    /// <summary>The calls and captures of this person's extensions, oldest first.</summary>
    IReadOnlyList<CaptureNote> Of(Person person);

    /// <summary>What this person asked for at his phone within the last minute, and was refused; the latest first.</summary>
    IReadOnlyList<CaptureRefusal> RefusedTo(Person person);

    /// <summary>Asks the agent for it; false when the capture is not (or no longer) this person's, or its agent is away.</summary>
    Task<bool> AskAsync(Person person, Guid captureId, CaptureAction action, CancellationToken ct = default);

    /// <summary>Calls <paramref name="onChange"/>, on any thread, after each change of anybody's captures, until disposed.</summary>
    IDisposable Subscribe(Action onChange);
}
