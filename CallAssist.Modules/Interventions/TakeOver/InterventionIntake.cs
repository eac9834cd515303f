using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Interventions.Tell;
using CallAssist.Modules.Interventions.Write;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Interventions.TakeOver;

/// <summary>Writes what programs give. A person's words are replaced by a program only where it names the version it read.</summary>
internal sealed class InterventionIntake(
    IDatabase database, InterventionStore store, InterventionFeed feed, ICallLog calls, ICustomerDirectory customers, IPeople people, Ids ids, TimeProvider clock) : IInterventionIntake
{
    private static readonly string Accepted = InterventionState.Accepted.Name();

    public async Task<Intervention?> FindAsync(string externalId, CancellationToken ct) =>
        await store.OfKeyAsync(externalId, ct) is { } row && row.State == Accepted ? row.ToContract() : null;

    public async Task<IntakeOutcome> SaveAsync(IntakeIntervention given, CancellationToken ct)
    {
        if (given.ExternalId is not { Length: > 0 } key)
            return new IntakeOutcome.Wrong("externalId is missing.");
        if (await store.OfKeyAsync(key, ct) is { } former)
        {
            return given.OnlyNew || given.IfVersion is null && former.SavedBy != given.Author ? new IntakeOutcome.Conflict(former.ToContract())
                : given.IfVersion is { } version && version != former.Version ? new IntakeOutcome.Stale(former.ToContract())
                : await ChangeAsync(former, given, ct);
        }

        if (given.IfVersion is not null)
            return new IntakeOutcome.Missing();
        var person = given.Operator is null ? null : await people.FindByNameAsync(given.Operator, ct);
        if (given.Operator is not null && person is null)
            return new IntakeOutcome.Wrong($"Nobody signs in as \"{given.Operator}\".");
        var call = given.CallId is { } callId ? await calls.FindAsync(callId, ct) : null;
        return given.CallId is not null && call is null
            ? new IntakeOutcome.Wrong($"No call has the id {given.CallId}.")
            : await AddAsync(key, given, person, call, ct);
    }

    public async Task<IntakeOutcome> ReplaceAsync(Guid id, int version, IntakeIntervention given, CancellationToken ct) =>
        await store.FindAsync(id, ct) is not { } row || row.State != Accepted ? new IntakeOutcome.Missing()
            : row.Version != version ? new IntakeOutcome.Stale(row.ToContract())
            : await ChangeAsync(row, given, ct);

    private async Task<IntakeOutcome> AddAsync(string key, IntakeIntervention given, Person? person, CallRow? call, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = new InterventionRow
        {
            Id = ids.New(), CallId = call?.Id, OperatorId = person?.Id, Operator = person?.DisplayName ?? given.Author, At = given.At ?? call?.StartedAt ?? now, State = Accepted,
            Source = Sources.Program, Version = 1, CreatedAt = now, CreatedBy = given.Author, SavedAt = now, SavedBy = given.Author, ExternalId = key,
        };
        var body = call is not null && given.Body is { CompanyId: null, Customer.Length: 0 } ? given.Body.For(await customers.LookupAsync(call.Number, ct)) : given.Body;
        var added = await database.WriteAsync(async unit =>
        {
            if (await unit.QuerySingleAsync<Guid?>("SELECT id FROM interventions_intervention WHERE external_id = @key", new { key }) is not null)
                return false;
            await InterventionStore.InsertAsync(unit, row, body);
            unit.Raise(new InterventionSaved(ids.New(), now, row.Id, row.CallId));
            return true;
        }, ct);
        var stands = (added ? await store.FindAsync(row.Id, ct) : await store.OfKeyAsync(key, ct))!;
        if (!added)
            return new IntakeOutcome.Conflict(stands.ToContract());
        feed.Tell(new InterventionChanged(row.Id, row.CallId));
        return new IntakeOutcome.Added(stands.ToContract());
    }

    private async Task<IntakeOutcome> ChangeAsync(InterventionRow former, IntakeIntervention given, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var body = given.Body with { Note = former.Note, ContactId = given.Body.CompanyId == former.CompanyId ? former.ContactId : null };
        if (former.State == Accepted && new BodyColumns(body).StandIn(former))
            return new IntakeOutcome.Stands(former.ToContract());
        var program = new Change("corrected", InterventionState.Accepted, body, Author: null, now) { Program = given.Author };
        var stands = await database.WriteAsync(async unit =>
        {
            if (!await InterventionStore.ReplaceAsync(unit, former, program))
                return false;
            unit.Raise(new InterventionSaved(ids.New(), now, former.Id, former.CallId));
            return true;
        }, ct);
        var current = (await store.FindAsync(former.Id, ct))!.ToContract();
        if (!stands)
            return new IntakeOutcome.Stale(current);
        feed.Tell(new InterventionChanged(former.Id, former.CallId));
        return new IntakeOutcome.Stands(current);
    }
}
