using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Interventions.Search;
using CallAssist.Modules.Interventions.Tell;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Interventions.Write;

/// <summary>The contract: rights, versions, revisions, events.</summary>
internal sealed class Interventions(
    IDatabase database, InterventionStore store, InterventionQuery query, InterventionFeed feed, ICallLog calls, ICustomerDirectory customers, Ids ids,
    TimeProvider clock) : IInterventions
{
    public async Task<IReadOnlyList<Intervention>> DraftsAsync(Person viewer, int take, CancellationToken ct) =>
        (await query.RunAsync(viewer, new InterventionFilter { State = InterventionState.Draft, Take = take }, ct)).Items;

    public Task<InterventionPage> SearchAsync(Person viewer, InterventionFilter filter, CancellationToken ct) => query.RunAsync(viewer, filter, ct);

    public async Task<Intervention?> FindAsync(Person viewer, Guid id, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } row && MaySee(viewer, row) ? row.ToContract() : null;

    public async Task<IReadOnlyList<Intervention>> OfCallAsync(Person viewer, Guid callId, CancellationToken ct) =>
        [.. (await store.OfCallAsync(callId, ct)).Where(r => MaySee(viewer, r)).Select(r => r.ToContract())];

    public async Task<ILookup<Guid, Intervention>> OfCallsAsync(Person viewer, IReadOnlyCollection<Guid> callIds, CancellationToken ct) =>
        (await store.OfCallsAsync(callIds, ct)).Where(r => r.State != InterventionState.Dismissed.Name() && MaySee(viewer, r)).ToLookup(r => r.CallId!.Value, r => r.ToContract());

    public async Task<IReadOnlyDictionary<Guid, Intervention>> OfRecordingsAsync(Person viewer, IReadOnlyCollection<Guid> recordingIds, CancellationToken ct) =>
        (await store.DraftsOfAsync(recordingIds, ct)).Where(r => MaySee(viewer, r)).ToDictionary(r => r.RecordingId!.Value, r => r.ToContract());

    public async Task<Intervention?> OfRecordingAsync(Person viewer, Guid recordingId, CancellationToken ct) =>
        await store.DraftOfAsync(recordingId, ct) is { } row && MaySee(viewer, row) ? row.ToContract() : null;

    public Task<IReadOnlyList<KeywordUse>> KeywordsAsync(Guid companyId, DateTimeOffset since, CancellationToken ct) => store.KeywordsAsync(companyId, since, ct);

    public Task<IReadOnlySet<Guid>> CoveredAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct) => store.CoveredAsync(callIds, ct);

    public async Task<IReadOnlyList<InterventionRevision>> RevisionsAsync(Person viewer, Guid id, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } row && MaySee(viewer, row) ? await store.RevisionsAsync(id, ct) : [];

    public Task<SaveOutcome> AcceptAsync(Person viewer, Guid id, int version, InterventionBody? body, CancellationToken ct) =>
        ChangeAsync(viewer, id, version, row => new("accepted", InterventionState.Accepted, body ?? row.ToBody(), viewer, clock.GetUtcNow()), ct);

    public async Task<SaveOutcome> CorrectAsync(Person viewer, Guid id, int version, InterventionBody body, Guid? callId, CancellationToken ct) =>
        callId is { } wanted && (await calls.FindAsync(wanted, ct) is not { } call || !MayWriteAbout(viewer, call))
            ? new SaveOutcome.Refused()
            : await ChangeAsync(viewer, id, version, row => new("corrected", States.Parse(row.State), body, viewer, clock.GetUtcNow()) { CallId = callId }, ct);

    public Task<SaveOutcome> DismissAsync(Person viewer, Guid id, int version, CancellationToken ct) =>
        ChangeAsync(viewer, id, version, row => new("dismissed", InterventionState.Dismissed, row.ToBody(), viewer, clock.GetUtcNow()), ct);

    public async Task<SaveOutcome> WriteAsync(Person viewer, InterventionBody body, Guid? callId, CancellationToken ct)
    {
        var call = callId is { } wanted ? await calls.FindAsync(wanted, ct) : null;
        if (callId is not null && (call is null || !MayWriteAbout(viewer, call)))
            return new SaveOutcome.Refused();
        if (call is not null && body.CompanyId is null && body.Customer.Length == 0)
            body = body.For(await customers.LookupAsync(call.Number, ct));

        var now = clock.GetUtcNow();
        var row = new InterventionRow
        {
            Id = ids.New(),
            CallId = callId,
            OperatorId = viewer.Id,
            Operator = viewer.DisplayName,
            At = call?.StartedAt ?? now,
            State = InterventionState.Accepted.Name(),
            Source = Sources.Hand,
            Version = 1,
            CreatedAt = now,
            CreatedBy = viewer.DisplayName,
            SavedAt = now,
            SavedBy = viewer.DisplayName,
        };
        await database.WriteAsync(async unit =>
        {
            await InterventionStore.InsertAsync(unit, row, body);
            unit.Raise(new InterventionSaved(ids.New(), now, row.Id, callId));
        }, ct);
        return await ToldAsync(row.Id, ct);
    }

    /// <summary>Makes the change on the version the person saw, or tells what stands now.</summary>
    private async Task<SaveOutcome> ChangeAsync(Person viewer, Guid id, int version, Func<InterventionRow, Change> make, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } row || !row.BelongsTo(viewer))
            return new SaveOutcome.Refused();
        var change = make(row);
        if (row.Version != version || change.State == InterventionState.Dismissed && row.State != InterventionState.Draft.Name())
            return new SaveOutcome.Conflict(row.ToContract());

        var stands = await database.WriteAsync(async unit =>
        {
            if (!await InterventionStore.ReplaceAsync(unit, row, change))
                return false;
            if (change.State == InterventionState.Accepted)
                unit.Raise(new InterventionSaved(ids.New(), change.At, row.Id, row.CallId ?? change.CallId));
            return true;
        }, ct);
        if (stands)
            return await ToldAsync(id, ct);
        return await store.FindAsync(id, ct) is { } current ? new SaveOutcome.Conflict(current.ToContract()) : new SaveOutcome.Refused();
    }

    private async Task<SaveOutcome> ToldAsync(Guid id, CancellationToken ct)
    {
        var row = (await store.FindAsync(id, ct))!;
        feed.Tell(new InterventionChanged(id, row.CallId));
        return new SaveOutcome.Saved(row.ToContract());
    }

    private static bool MaySee(Person viewer, InterventionRow row) =>
        row.State == InterventionState.Accepted.Name() || row.BelongsTo(viewer);

    private static bool MayWriteAbout(Person viewer, CallRow call) =>
        viewer.SeesEveryone || call.Extension is null || viewer.Held(call.Extension, call.StartedAt);
}
