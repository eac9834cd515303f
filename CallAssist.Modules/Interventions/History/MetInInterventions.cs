using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Interventions.History;

/// <summary>Somebody wrote an intervention for a company on a call of this number.</summary>
internal sealed class MetInInterventions(ICallLog calls, InterventionStore store) : IMaybeCustomers
{
    private const int CallsBack = 20;

    public async Task<IReadOnlyList<Encounter>> ListAsync(string number, CancellationToken ct)
    {
        var of = await calls.ListAsync(new() { Numbers = [number], Take = CallsBack }, ct);
        if (of.Count == 0)
            return [];
        return [.. (await store.OfCallsAsync([.. of.Select(c => c.Id)], ct)).Where(i => i.CompanyId is not null).Select(i => new Encounter(i.CompanyId!.Value, "intervention", i.At))];
    }
}
