using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>When the office's day began.</summary>
internal sealed class OfficeDay(IOffice offices, TimeProvider clock)
{
    public async Task<DateTimeOffset> BeganAsync(CancellationToken ct)
    {
        var zone = (await offices.GetAsync(ct))?.Zone ?? TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
