using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Modules.Recordings.Vault;

/// <summary>The master key is the one that the recordings are sealed with.</summary>
internal sealed class KeyHealth(MasterKey master) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(master.State() switch
    {
        MasterKeyState.Here => HealthCheckResult.Healthy(data: Say("ok")),
        var state => HealthCheckResult.Unhealthy(new MasterKeyException(state).Message, data: Say(state == MasterKeyState.Missing ? "key-missing" : "key-other")),
    });

    private static Dictionary<string, object> Say(string code) => new() { ["code"] = code };
}
