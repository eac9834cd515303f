using System.Globalization;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>When something happened by a switchboard's clock, or when we heard of it where that clock cannot be right.</summary>
internal static class SourceClock
{
    /// <summary>A report may be this late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    /// <summary>Clocks of two machines may differ by this.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <param name="text">Seconds since 1970, ISO 8601 with offset, or local time without.</param>
    /// <param name="receivedAt">When the request came.</param>
    /// <param name="zone">The office's zone, for local times; of the two in the night of the change, the one nearer to receipt.</param>
    public static (DateTimeOffset At, bool Timed) Read(string? text, DateTimeOffset receivedAt, TimeZoneInfo zone)
    {
        if (Parse(text, receivedAt, zone) is not { } told || told > receivedAt + Early || told < receivedAt - Late)
            return (receivedAt, false);
        // A clock that tells whole seconds is right within one: our own receipt is finer when it falls into that second.
        return told.Millisecond == 0 && receivedAt >= told && receivedAt < told + Second ? (receivedAt, true) : (told, true);
    }

    private static DateTimeOffset? Parse(string? text, DateTimeOffset receivedAt, TimeZoneInfo zone)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return seconds is > 1e9 and < 1e10 ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)) : null;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            return null;
        if (local.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        // In the night when the clock goes back, one local time happens twice.
        TimeSpan[] offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        return offsets.Select(offset => new DateTimeOffset(local, offset)).MinBy(candidate => (candidate - receivedAt).Duration());
    }
}
