namespace CallAssist.Engines.Packets;

/// <summary>What RTCP tells about a source: how its clock runs and what of it arrived at the other end.</summary>
internal sealed class RtcpSource
{
    private const double NtpUnit = 4_294_967_296;

    private SenderReport? _first;
    private SenderReport? _last;

    /// <summary>Packets that the receiver missed, as it said last; null when it said nothing.</summary>
    public int? ReportedLost { get; private set; }

    /// <summary>The largest jitter that the receiver reported, in units of the media clock.</summary>
    public uint ReportedJitter { get; private set; }

    /// <summary>Media clock against the sender's wall clock, Hz; null when reports span less than ten seconds.</summary>
    public double? MediaRate
    {
        get
        {
            if (_first is not { } first || _last is not { } last) return null;
            var seconds = (long)(last.NtpTime - first.NtpTime) / NtpUnit;
            return seconds is < 10 or > 86_400 ? null : (last.Timestamp - first.Timestamp) / seconds;
        }
    }

    public void Take(in SenderReport report)
    {
        if (_last is { } last && (report.NtpTime <= last.NtpTime || (int)(report.Timestamp - last.Timestamp) < 0)) _first = report; // the source began anew
        _first ??= report;
        _last = report;
    }

    public void Take(in ReceptionReport report)
    {
        ReportedLost = Math.Max(0, report.Lost);
        ReportedJitter = Math.Max(ReportedJitter, report.Jitter);
    }
}

/// <summary>Collects RTCP by source (RFC 3550 §6).</summary>
internal sealed class RtcpSources
{
    private const int MaxSources = 65_536;

    private readonly Dictionary<(UInt128 Sender, uint Ssrc), RtcpSource> _sources = [];

    /// <summary>Takes a compound packet; what is not RTCP is let go.</summary>
    public void Add(in Flow flow, ReadOnlySpan<byte> bytes)
    {
        if (!RtcpReader.TryOpen(bytes, out var reader)) return;
        while (reader.MoveNext())
        {
            if (reader.Sender is { } sender) Find(flow.Source.Address, sender.Ssrc)?.Take(sender);
            if (reader.Reception is { } reception) Find(flow.Destination.Address, reception.Ssrc)?.Take(reception);
        }
    }

    /// <summary>What is known about a source at an address; null when it never came up.</summary>
    public RtcpSource? Of(UInt128 sender, uint ssrc) => _sources.GetValueOrDefault((sender, ssrc));

    private RtcpSource? Find(UInt128 sender, uint ssrc)
    {
        if (_sources.TryGetValue((sender, ssrc), out var source)) return source;
        return _sources.Count < MaxSources ? _sources[(sender, ssrc)] = new RtcpSource() : null;
    }
}
