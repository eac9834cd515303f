using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Tests.Modules;

/// <summary>Waits for what follows from an event.</summary>
internal static class Settling
{
    /// <summary>Returns once everything told so far has been dealt with by every handler.</summary>
    public static Task SettledAsync(this IDatabase database) => ModuleHost.EventuallyAsync(
        async () => await database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM kernel_delivery WHERE state <> 'done'")) == 0, "Events wait for ever.");
}
