using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Collects the keys pressed in a call.</summary>
internal static class Digits
{
    private const string Keys = "0123456789*#ABCD";

    public static List<Digit> Of(CallStreams call, IReadOnlyList<Party> parties)
    {
        var digits = new List<Digit>();
        foreach (var party in parties)
            foreach (var stream in party.Streams) Add(digits, stream, party.Role);
        foreach (var info in call.Sip?.Digits ?? [])
            digits.Add(new Digit(Instant.From(info.TimeNs)!.Value, info.Digit, info.Side == CallSide.Caller ? PartyRole.Caller : PartyRole.Callee));
        return [.. digits.OrderBy(d => d.At)];
    }

    /// <summary>All packets of one event carry one time stamp (RFC 4733 §2.5.1).</summary>
    private static void Add(List<Digit> digits, PartyStream stream, PartyRole side)
    {
        uint? last = null;
        foreach (var (_, index) in stream.Timeline.Order.Packets)
        {
            ref var packet = ref stream.Stream[index];
            if (stream.Types.At(packet.PayloadType, packet.TimeNs).Kind != CodecKind.Event || packet.Timestamp == last) continue;
            if (stream.Event(index) is not { } code || code >= Keys.Length) continue;
            last = packet.Timestamp;
            digits.Add(new Digit(Instant.From(packet.TimeNs)!.Value, Keys[code], side));
        }
    }
}
