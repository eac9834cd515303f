using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Says why a call has not both voices.</summary>
internal static class CallProblems
{
    public static void Add(List<MediaProblem> problems, CallStreams call, IReadOnlyList<Party> parties, CaptureIndex index)
    {
        if (call.Sip is null)
            problems.Add(new MediaProblem(MediaProblems.NoSip, "Voice without signalling: the capture began during the call, or SIP runs over TLS. The two sides were paired by address and time."));
        else if (call.Sip.StartMissing)
            problems.Add(new MediaProblem(MediaProblems.CaptureStartedLate, "The INVITE was not captured: the capture began during the call. Codecs and sides are guessed."));
        var talking = parties.Where(p => p.Streams.Count > 0).ToList();
        if (talking.Count == 0) problems.Add(new MediaProblem(MediaProblems.NoMedia, NoMedia(call.Sip)));
        else if (talking.Count == 1) problems.Add(new MediaProblem(MediaProblems.OneWay, $"Voice from {talking[0].Streams[0].Stream.Flow.Source} only: the other direction was not captured or is blocked (firewall, NAT, mirroring of one direction)."));
        foreach (var codec in talking.SelectMany(Undecoded).Distinct())
            problems.Add(new MediaProblem(MediaProblems.UnsupportedCodec, $"Codec {codec} cannot be decoded here: install ffmpeg on the server, or allow PCMA (G.711) first on phones and PBX."));
    }

    private static IEnumerable<string> Undecoded(Party party) =>
        party.Streams.SelectMany(s => s.Timeline.Packets).Where(p => p.Codec.Kind is CodecKind.External or CodecKind.Unknown).Select(p => p.Codec.Name).Distinct();

    private static string NoMedia(SipCall? sip) => sip switch
    {
        null => "No voice was captured.",
        { AnsweredNs: not null } => "The call was answered, but no voice passed this capture point: the media takes another way, or mirroring covers signalling only.",
        { AnsweredElsewhere: true } => "The call was answered on another phone.",
        { Cancelled: true } => "The caller gave up before anyone answered.",
        { RefusedStatus: 486 or 600 } => "The line was busy.",
        { RefusedStatus: 603 } => "The call was declined.",
        { RefusedStatus: > 0 and var status } => $"The call was refused with status {status}.",
        _ => "The call was not answered during the capture.",
    };
}
