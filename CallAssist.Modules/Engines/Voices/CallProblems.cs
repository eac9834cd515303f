using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Says why a call has not both voices.</summary>
internal static class CallProblems
{
    /// <summary>Voice within half a second of the first packet was there before.</summary>
    private const long AtOnceNs = 500_000_000;

    public static void Add(List<MediaProblem> problems, CallStreams call, IReadOnlyList<Party> parties, CaptureIndex index)
    {
        if (call.Sip is null)
            problems.Add(new MediaProblem(MediaProblems.NoSip, NoSip(index)));
        else if (call.Sip.StartMissing)
            problems.Add(new MediaProblem(MediaProblems.CaptureStartedLate, "The INVITE was not captured: the capture began during the call. Codecs and sides are guessed."));
        if (call.Sip is null && call.Streams[0].Stream.FirstTimeNs - index.FirstTimeNs < AtOnceNs)
            problems.Add(new MediaProblem(MediaProblems.CaptureStartedLate, "The voice was already there when the capture began: start the capture before the call, or let it run."));
        var talking = parties.Where(p => p.Streams.Count > 0).ToList();
        if (talking.Count == 0) problems.Add(NoMedia(call.Sip));
        else if (talking.Count == 1) problems.Add(new MediaProblem(MediaProblems.OneWay, $"Voice from {talking[0].Streams[0].Stream.Flow.Source} only: the other direction was not captured or is blocked (firewall, NAT, mirroring of one direction)."));
        var streams = talking.SelectMany(p => p.Streams).ToList();
        if (streams.Find(s => s.Protection == Protection.Encrypted) is { } encrypted)
            problems.Add(new MediaProblem(MediaProblems.Encrypted, Encrypted(encrypted.KeyExchange)));
        foreach (var codec in streams.SelectMany(s => s.Undecoded).Distinct())
            problems.Add(new MediaProblem(MediaProblems.UnsupportedCodec, $"Codec {codec} cannot be decoded here: install ffmpeg on the server, or allow PCMA (G.711) first on phones and PBX."));
        if (streams.Exists(s => s.IsCut) && !problems.Exists(p => p.Code == MediaProblems.TruncatedPackets))
            problems.Add(new MediaProblem(MediaProblems.TruncatedPackets, "The voice packets were cut by the capture's snap length: capture whole packets (-s 0)."));
    }

    private static string NoSip(CaptureIndex index) => index switch
    {
        { CutSignals: > 0 } => "The signalling was cut by the capture's snap length and cannot be read: capture whole packets (-s 0). The two sides were paired by address and time.",
        { SawSipTls: true } => "The signalling is encrypted (SIP over TLS): set the phone's SIP transport to UDP or TCP. The two sides were paired by address and time.",
        _ => "Voice without signalling: the capture began during the call, or SIP takes another way. The two sides were paired by address and time.",
    };

    private static string Encrypted(KeyExchange exchange) => exchange switch
    {
        KeyExchange.Dtls => "The voice is SRTP with keys agreed by DTLS, which no capture shows: set media encryption of this phone and of its PBX account to SDES or off (Asterisk: media_encryption=sdes or no).",
        KeyExchange.SipOverTls => "The voice is SRTP and its keys are not in the capture (SIP over TLS, or a capture that began late): set the phone's SIP transport to UDP or TCP, or its media encryption to off.",
        KeyExchange.SdesUnusable => "The voice is SRTP, but none of the keys in the signalling fits: a key exchange is missing from the capture, or its cipher is not supported.",
        _ => "The voice is encrypted and no key was captured: set media encryption of this phone and of its PBX account to off, or SDES with SIP over UDP or TCP.",
    };

    private static MediaProblem NoMedia(SipCall? sip)
    {
        var (cause, detail) = WhySilent(sip);
        return new MediaProblem(MediaProblems.NoMedia, detail, cause);
    }

    private static (string? Cause, string Detail) WhySilent(SipCall? sip) => sip switch
    {
        null => (null, "No voice was captured."),
        { AnsweredNs: not null } => (SilenceCauses.OtherWay, "The call was answered, but no voice passed this capture point: the media takes another way, or mirroring covers signalling only."),
        { StartMissing: true } => (SilenceCauses.EndOnly, "Only the end of the signalling was captured, and no voice."),
        { AnsweredElsewhere: true } => (SilenceCauses.Elsewhere, "The call was answered on another phone."),
        { Cancelled: true } => (SilenceCauses.Cancelled, "The caller gave up before anyone answered."),
        { RefusedStatus: 486 or 600 } => (SilenceCauses.Busy, "The line was busy."),
        { RefusedStatus: 603 } => (SilenceCauses.Declined, "The call was declined."),
        { RefusedStatus: > 0 and var status } => (SilenceCauses.Refused, $"The call was refused with status {status}."),
        _ => (SilenceCauses.Unanswered, "The call was not answered during the capture."),
    };
}
