using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Notes in the audit log what people do with recordings outside this module.</summary>
public interface ILibraryAudit
{
    /// <summary>Somebody searched; a burst of typing counts once.</summary>
    Task SearchedAsync(Person viewer, CancellationToken ct = default);

    /// <summary>Somebody did this with a recording he may see, for example <c>recording.download</c>.</summary>
    Task DoneAsync(Person viewer, string action, Recording recording, CancellationToken ct = default);
}
