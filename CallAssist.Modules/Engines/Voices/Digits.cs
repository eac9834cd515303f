using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Collects the keys pressed in a call.</summary>
internal static class Digits
{
    private const string Keys = "0123456789*#ABCD";

    /// <summary>A longer pause ends a code.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    public static List<Digit> Of(CallStreams call, IReadOnlyList<Party> parties)
    {
        var digits = new List<Digit>();
        foreach (var party in parties)
            foreach (var stream in party.Streams) Add(digits, stream, party.Role);
        foreach (var info in call.Sip?.Digits ?? [])
            digits.Add(new Digit(Instant.From(info.TimeNs)!.Value, info.Digit, info.Side == CallSide.Caller ? PartyRole.Caller : PartyRole.Callee));
        return [.. digits.OrderBy(d => d.At)];
    }

    /// <summary>Feature codes: from a star or hash to the next one, to a key of the other side or to a pause.</summary>
    public static List<DigitCode> Codes(IReadOnlyList<Digit> digits)
    {
        var codes = new List<DigitCode>();
        DigitCode? open = null;
        var last = DateTimeOffset.MinValue;
        foreach (var digit in digits)
        {
            var begins = digit.Key is '*' or '#';
            if (begins) codes.Add(open = new DigitCode(digit.At, digit.Key.ToString(), digit.Side));
            else if (open is not null && open.Side == digit.Side && digit.At - last <= Pause) codes[^1] = open = open with { Code = open.Code + digit.Key };
            else open = null;
            last = digit.At;
        }
        codes.RemoveAll(c => c.Code.Length < 2);
        return codes;
    }

    /// <summary>All packets of one event carry one time stamp (RFC 4733 §2.5.1).</summary>
    private static void Add(List<Digit> digits, PartyStream stream, PartyRole side)
    {
        uint? last = null;
        foreach (var index in stream.Timeline.Events)
        {
            ref var packet = ref stream.Stream[index];
            if (packet.Timestamp == last) continue;
            if (stream.Event(index) is not { } code || code >= Keys.Length) continue;
            last = packet.Timestamp;
            digits.Add(new Digit(Instant.From(packet.TimeNs)!.Value, Keys[code], side));
        }
    }
}
