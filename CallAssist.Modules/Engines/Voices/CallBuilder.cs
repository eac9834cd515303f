using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Turns a call's signalling and streams into the result: parties, voices, digits, problems.</summary>
internal sealed class CallBuilder(CaptureIndex index, MediaOptions options, IReadOnlyList<MediaProblem> fileProblems, CancellationToken ct)
{
    /// <summary>Samples of one voice that .NET can hold in an array of 2 GB.</summary>
    private const int MaxSamples = 1_000_000_000;

    public CallMedia Build(CallStreams call)
    {
        var parties = Parties(call);
        StrayStreams.Drop(parties);
        var problems = new List<MediaProblem>(fileProblems);
        CallProblems.Add(problems, call, parties, index);
        var heard = parties.Where(p => p.Streams.Count > 0).ToList();
        var sip = call.Sip;
        var startNs = heard.Count > 0 ? heard.Min(p => p.FirstNs) : 0;
        var lengthNs = heard.Count > 0 ? heard.Max(p => p.LastNs) - startNs : 0;
        var digits = Digits.Of(call, parties);
        var media = new CallMedia
        {
            CallId = sip?.CallId ?? $"rtp-{call.Streams[0].Stream.Flow.Source}-{call.Streams[0].Stream.Ssrc:x8}",
            From = sip?.From is { Length: > 0 } from ? from : null,
            To = sip?.To is { Length: > 0 } to ? to : null,
            InvitedAt = Instant.From(sip?.InvitedNs),
            AnsweredAt = Instant.From(sip?.AnsweredNs),
            EndedAt = Instant.From(sip?.EndedNs),
            StartedAt = heard.Count > 0 ? Instant.From(startNs) : null,
            DurationMs = lengthNs / 1_000_000,
            Guessed = call.Guessed,
            Media = Kind([.. heard.SelectMany(p => p.Streams)]),
            Problems = problems,
            Digits = digits,
            Codes = Digits.Codes(digits),
            OneWay = OneWaySpans.Of(call, parties),
            Parties = [.. parties.Select(ToMedia)],
        };
        return parties.Exists(p => p.HasAudio) ? Render(media, parties, startNs, Length(lengthNs)) : media;
    }

    /// <summary>Lets the voices be heard: into the caller's sink, or into arrays.</summary>
    private CallMedia Render(CallMedia media, List<Party> parties, long startNs, int samples)
    {
        var renderer = new CallRenderer(parties, startNs, options.SampleRate);
        var hasVoice = parties.ConvertAll(p => p.HasAudio || p.Streams.Count == 0);
        using var sink = options.Sink?.Invoke(new VoicesToCome(media, options.SampleRate, samples, hasVoice)) ?? new ArraySink(samples);
        renderer.Run(samples, sink, ct);
        return media with
        {
            OverlapMs = renderer.OverlapMs,
            Parties = [.. media.Parties.Select((p, side) => p with
            {
                ConcealedMs = renderer.ConcealedMs(side),
                TalkMs = renderer.TalkMs(side),
                Samples = sink is ArraySink kept && hasVoice[side] ? side == 0 ? kept.First : kept.Second : [],
            })],
        };
    }

    private static PartyMedia ToMedia(Party party) => party.Streams.Count == 0 ? new PartyMedia { Role = party.Role } : new PartyMedia
    {
        Role = party.Role,
        Address = party.Streams[0].Stream.Flow.Source.ToString(),
        Codec = party.Codec,
        Ssrcs = [.. party.Streams.Select(s => s.Stream.Ssrc).Distinct()],
        Packets = party.Streams.Sum(s => s.Stream.Count),
        Lost = party.Streams.Sum(s => s.Timeline.Order.Lost),
        Duplicates = party.Streams.Sum(s => s.Timeline.Order.Duplicates),
        Reordered = party.Streams.Sum(s => s.Timeline.Order.Reordered),
        ReportedLost = party.ReportedLost,
        ClockPpm = party.ClockPpm,
        DurationMs = (party.LastNs - party.FirstNs) / 1_000_000,
        JitterMs = party.Streams.Max(s => s.Timeline.JitterMs),
    };

    private int Length(long lengthNs) => (int)Math.Min(MaxSamples, (long)((Int128)lengthNs * options.SampleRate / 1_000_000_000));

    private List<Party> Parties(CallStreams call)
    {
        var parties = call.Guessed ? Unknown(call) : [new Party(PartyRole.Caller), new Party(PartyRole.Callee)];
        foreach (var (stream, sender) in call.Streams.OrderBy(s => s.Stream.FirstTimeNs))
        {
            var party = call.Guessed ? parties.Find(p => p.Streams.Count == 0 || IsSameEnd(p, stream)) : parties.Find(p => p.Role == sender);
            if (party is null) continue;
            party.Streams.Add(Prepare(new PartyStream(call, stream, party.Role, index)));
        }
        return call.Guessed ? parties.FindAll(p => p.Streams.Count > 0) : parties;
    }

    private PartyStream Prepare(PartyStream stream)
    {
        ct.ThrowIfCancellationRequested();
        stream.DecodeExternally(options, ct);
        return stream;
    }

    private static MediaKind Kind(List<PartyStream> streams) => streams switch
    {
        [] => MediaKind.None,
        _ when streams.Exists(s => s.Protection == Protection.Decrypted) => MediaKind.SrtpDecrypted,
        _ when streams.TrueForAll(s => s.Protection == Protection.Encrypted) => MediaKind.Encrypted,
        _ => MediaKind.Clear,
    };

    private static List<Party> Unknown(CallStreams call) => [.. call.Streams.Take(2).Select(_ => new Party(PartyRole.Unknown))];

    private static bool IsSameEnd(Party party, RtpStream stream) => party.Streams[0].Stream.Flow.Source.Address == stream.Flow.Source.Address
        && party.Streams[0].Stream.Flow.Destination.Address == stream.Flow.Destination.Address;
}

/// <summary>Nanoseconds since 1970 as a .NET instant (100 ns), UTC.</summary>
internal static class Instant
{
    private static readonly long MaxNs = (DateTimeOffset.MaxValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100L is var ns and > 0 ? ns : long.MaxValue;

    public static DateTimeOffset? From(long? ns) =>
        ns is { } value ? DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(value, 0, MaxNs) / 100) : null;
}
