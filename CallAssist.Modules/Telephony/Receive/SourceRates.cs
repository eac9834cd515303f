using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>How many requests a second each source may send (<c>Telephony:RequestsPerSecond</c>), whatever its address: one that runs wild costs no other its place.</summary>
internal sealed class SourceRates(IOptions<TelephonyOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(token =>
        RateLimitPartition.GetFixedWindowLimiter(token, _ => new() { PermitLimit = options.Value.RequestsPerSecond, Window = TimeSpan.FromSeconds(1) }));

    /// <summary>Counts one request of this token; false: too many.</summary>
    public bool Take(Guid token)
    {
        using var lease = _limiter.AttemptAcquire(token);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
