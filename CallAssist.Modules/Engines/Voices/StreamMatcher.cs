using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Gives streams to calls by the addresses in their session descriptions; behind NAT by where things really come from.</summary>
internal sealed class StreamMatcher
{
    private const long SlackNs = 2_000_000_000;
    private const int Exact = 8;
    private const int Apparent = 4;
    private const int PortOnly = 1;

    private readonly Dictionary<Endpoint, List<Claim>> _claims = [];
    private readonly Dictionary<ushort, List<Claim>> _ports = [];
    private readonly Dictionary<SipCall, CallStreams> _calls = [];
    private readonly List<CallStreams> _ordered = [];

    /// <summary>Somebody in a call wants media at an endpoint.</summary>
    private readonly record struct Claim(SipCall Call, CallSide Side, long TimeNs, bool IsAudio, int Weight);

    /// <summary>The best reading of a stream so far.</summary>
    private readonly record struct Match(SipCall Call, PartyRole Sender, int Score, long TimeNs, bool IsAudio);

    /// <summary>Streams that belong to no call.</summary>
    public List<RtpStream> Unmatched { get; } = [];

    public IReadOnlyList<CallStreams> Calls => _ordered;

    public StreamMatcher(IEnumerable<SipCall> calls, IReadOnlyList<RtpStream> streams)
    {
        foreach (var call in calls) Register(call);
        var rest = new List<RtpStream>();
        foreach (var stream in streams)
        {
            if (Best(stream) is { } match) Attach(match, stream);
            else rest.Add(stream);
        }
        foreach (var stream in rest)
        {
            if (ByPartner(stream) is { } partner) Attach(partner, stream);
            else if (BySignalPort(stream) is { } port) Attach(port, stream);
            else Unmatched.Add(stream);
        }
    }

    private void Register(SipCall call)
    {
        _ordered.Add(_calls[call] = new CallStreams(call));
        foreach (var said in call.Announcements)
        {
            if (said.Media.Port == 0) continue;
            var audio = said.Media.Kind == "audio";
            if (said.Media.Address is { } address && address != 0)
                Claims(_claims, new Endpoint(address, said.Media.Port)).Add(new Claim(call, said.Side, said.TimeNs, audio, Exact));
            if (said.Media.Address != said.SignalSource)
                Claims(_claims, new Endpoint(said.SignalSource, said.Media.Port)).Add(new Claim(call, said.Side, said.TimeNs, audio, Apparent));
            foreach (var candidate in said.Media.Candidates)
                Claims(_claims, candidate).Add(new Claim(call, said.Side, said.TimeNs, audio, Apparent));
            Claims(_ports, said.Media.Port).Add(new Claim(call, said.Side, said.TimeNs, audio, PortOnly));
        }
    }

    private static List<Claim> Claims<TKey>(Dictionary<TKey, List<Claim>> claims, TKey key) where TKey : notnull =>
        claims.TryGetValue(key, out var list) ? list : claims[key] = [];

    private void Attach(in Match match, RtpStream stream)
    {
        if (match.IsAudio) _calls[match.Call].Streams.Add((stream, match.Sender));
    }

    private Match? Best(RtpStream stream)
    {
        var votes = new Dictionary<SipCall, Match>();
        if (_claims.TryGetValue(stream.Flow.Destination, out var received)) Vote(votes, stream, received, towards: true);
        if (_claims.TryGetValue(stream.Flow.Source, out var sent)) Vote(votes, stream, sent, towards: false);
        return votes.Count == 0 ? null : votes.Values.MaxBy(v => (v.Score, v.TimeNs));
    }

    /// <summary>A port of an announcement, between hosts of which one speaks that call's signalling.</summary>
    private Match? BySignalPort(RtpStream stream)
    {
        var votes = new Dictionary<SipCall, Match>();
        if (_ports.TryGetValue(stream.Flow.Destination.Port, out var received)) Vote(votes, stream, Local(received, stream), towards: true);
        if (_ports.TryGetValue(stream.Flow.Source.Port, out var sent)) Vote(votes, stream, Local(sent, stream), towards: false);
        return votes.Count == 0 ? null : votes.Values.MaxBy(v => (v.Score, v.TimeNs));
    }

    private static IEnumerable<Claim> Local(IEnumerable<Claim> claims, RtpStream stream) =>
        claims.Where(c => c.Call.Hosts.Contains(stream.Flow.Source.Address) || c.Call.Hosts.Contains(stream.Flow.Destination.Address));

    private static void Vote(Dictionary<SipCall, Match> votes, RtpStream stream, IEnumerable<Claim> claims, bool towards)
    {
        var seen = new Dictionary<SipCall, Match>();
        foreach (var claim in claims)
        {
            if (!Overlaps(claim.Call, stream)) continue;
            var sender = claim.Side == CallSide.Caller != towards ? PartyRole.Caller : PartyRole.Callee;
            // The last word before the stream began counts; announcements after it are a re-INVITE's.
            var time = claim.TimeNs <= stream.FirstTimeNs + SlackNs ? claim.TimeNs : long.MinValue;
            var match = new Match(claim.Call, sender, claim.Weight, time, claim.IsAudio);
            if (!seen.TryGetValue(claim.Call, out var known) || (match.Score, match.TimeNs).CompareTo((known.Score, known.TimeNs)) > 0) seen[claim.Call] = match;
        }
        foreach (var (call, match) in seen)
            votes[call] = votes.TryGetValue(call, out var other)
                ? other with { Score = other.Score + match.Score, Sender = match.Score > other.Score ? match.Sender : other.Sender, TimeNs = Math.Max(other.TimeNs, match.TimeNs) }
                : match;
    }

    private static bool Overlaps(SipCall call, RtpStream stream) =>
        stream.LastTimeNs >= call.FirstNs - SlackNs && stream.FirstTimeNs <= (call.EndedNs ?? long.MaxValue - SlackNs) + SlackNs;

    /// <summary>The other direction, or a second source beside a stream whose call is known.</summary>
    private Match? ByPartner(RtpStream stream)
    {
        foreach (var call in _ordered)
        {
            if (!Overlaps(call.Sip!, stream)) continue;
            foreach (var (known, sender) in call.Streams)
            {
                if (known.Flow == stream.Flow) return new Match(call.Sip!, sender, Apparent, 0, true);
                if (known.Flow == stream.Flow.Reversed) return new Match(call.Sip!, Other(sender), Apparent, 0, true);
            }
        }
        return null;
    }

    public static PartyRole Other(PartyRole role) => role switch
    {
        PartyRole.Caller => PartyRole.Callee,
        PartyRole.Callee => PartyRole.Caller,
        _ => PartyRole.Unknown,
    };
}
