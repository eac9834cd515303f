using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Tests.Modules.Kernel;

/// <summary>Connections are pooled by the process, and given back by the host that opened them: a restore moves its files.</summary>
public sealed class OpenFilesTests
{
    [Fact]
    public async Task Host_Stopped_HoldsNoFileOpenAndTakesNothingFromAnother()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asks /proc for what is open.");
        await using var other = await ModuleHost.StartAsync();
        Assert.SkipUnless(other.Get<IDatabase>().Dialect == Dialect.Sqlite, "SQLite only.");
        await other.Get<IDatabase>().ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM kernel_event"));
        var host = await ModuleHost.StartAsync();
        Assert.Contains(Open(host), file => file.EndsWith("/callassist.db", StringComparison.Ordinal));
        Assert.Contains(Open(host), file => file.EndsWith("/jobs.db", StringComparison.Ordinal));

        await host.DisposeAsync();

        Assert.Empty(Open(host));
        Assert.Contains(Open(other), file => file.EndsWith("/callassist.db", StringComparison.Ordinal));
    }

    private static List<string> Open(ModuleHost host) => [.. Directory.GetFiles("/proc/self/fd").Select(Target).Where(file => file.StartsWith(host.Directory, StringComparison.Ordinal))];

    private static string Target(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName ?? "";
        }
        catch (IOException)
        {
            // Closed meanwhile.
            return "";
        }
    }
}
