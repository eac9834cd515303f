using System.Collections.Concurrent;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Library;

/// <summary>
/// Who heard, opened, took or searched what. A player asks for many ranges of one file and a search box for every letter: the
/// same act of the same person counts once in a while. What was refused is always noted.
/// </summary>
internal sealed class LibraryAudit(IAuditLog audit, IPeople people, TimeProvider clock) : ILibraryAudit
{
    private static readonly TimeSpan OneListening = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OneSearch = TimeSpan.FromSeconds(20);
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(Guid Person, string Act), DateTimeOffset> _lately = new();

    public Task SearchedAsync(Person viewer, CancellationToken ct) =>
        IsNew(viewer.Id, "search", OneSearch) ? RecordAsync(viewer, "recording.search", "ok", null, [], ct) : Task.CompletedTask;

    public async Task HeardAsync(Person viewer, Recording recording, CancellationToken ct)
    {
        if (IsNew(viewer.Id, $"listen:{recording.Id}", OneListening))
            await DoneAsync(viewer, "recording.listen", recording, ct);
    }

    public async Task DoneAsync(Person viewer, string action, Recording recording, CancellationToken ct) =>
        await RecordAsync(viewer, action, "ok", recording.Id, await OwnersAsync(recording, ct), ct);

    /// <param name="viewer">Who was refused.</param>
    /// <param name="action">What he tried.</param>
    /// <param name="id">On what, as he named it.</param>
    /// <param name="recording">The recording, when there is one: its people may read that somebody tried.</param>
    /// <param name="ct">Cancels.</param>
    public async Task DeniedAsync(Person viewer, string action, Guid id, Recording? recording, CancellationToken ct) =>
        await RecordAsync(viewer, action, "denied", id, recording is null ? [] : await OwnersAsync(recording, ct), ct);

    private async Task<IReadOnlyCollection<Guid>> OwnersAsync(Recording recording, CancellationToken ct)
    {
        string[] ends = [.. new[] { recording.Extension, recording.FromNumber, recording.ToNumber }.OfType<string>()];
        return [.. (await people.AtExtensionsAsync(ends, recording.StartedAt ?? recording.ReceivedAt, ct)).Select(p => p.Id)];
    }

    private Task RecordAsync(Person viewer, string action, string outcome, Guid? recording, IReadOnlyCollection<Guid> concerns, CancellationToken ct) => audit.RecordAsync(
        new() { Action = action, Outcome = outcome, PersonId = viewer.Id, Subject = recording is null ? null : $"recording:{recording}", Concerns = concerns }, ct);

    private bool IsNew(Guid person, string act, TimeSpan span)
    {
        var now = clock.GetUtcNow();
        if (_lately.Count > MostRemembered)
        {
            foreach (var old in _lately.Where(l => now - l.Value > OneListening))
                _lately.TryRemove(old);
        }

        if (_lately.TryGetValue((person, act), out var last) && now - last < span)
            return false;
        _lately[(person, act)] = now;
        return true;
    }
}
