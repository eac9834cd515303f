using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Jobs;
using Dapper;
using Quartz;

namespace CallAssist.Modules.Kernel.Data;

internal sealed class DataReset(IDatabase database, ISchedulerFactory schedulers, ScheduleRecurring recurring, IEnumerable<IFileStore> files) : IDataReset
{
    public async Task EmptyAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.Clear(ct);
        var tables = (await database.ReadAsync(c => c.QueryAsync<string>(database.Dialect.Tables), ct)).Where(IsOurs).ToList();
        await database.WriteAsync(async unit =>
        {
            foreach (var table in tables)
                await unit.ExecuteAsync($"DELETE FROM {table}");
        }, ct);
        foreach (var store in files)
            store.Empty();
        await recurring.StartAsync(ct);
    }

    private static bool IsOurs(string table) =>
        table is not ("kernel_migration" or "kernel_master_key") && Migrator.FlowOrder.Any(module => table.StartsWith(module + "_", StringComparison.OrdinalIgnoreCase));
}
