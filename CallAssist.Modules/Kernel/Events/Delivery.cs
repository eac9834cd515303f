using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>An event in the hands of a handler. Completing it is idempotent by (handler, event id).</summary>
internal sealed class Delivery(IDatabase database, TimeProvider clock, Guid eventId, string handler)
{
    public bool Completed { get; private set; }

    /// <summary>Runs the effect and records the delivery in one transaction; does nothing if it was recorded before.</summary>
    public async Task CompleteAsync(Func<UnitOfWork, Task> effect, CancellationToken ct = default)
    {
        await database.WriteAsync(async unit =>
        {
            var claimed = await unit.ExecuteAsync(
                """
                UPDATE kernel_delivery SET state = 'done', done_at = @now, reason = NULL
                WHERE event_id = @eventId AND handler = @handler AND state <> 'done'
                """,
                new { eventId, handler, now = clock.GetUtcNow() });
            if (claimed == 1)
                await effect(unit);
        }, ct);
        Completed = true;
    }
}
