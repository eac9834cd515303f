using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>Codes typed on the phone: *44 record, *45 stop, *48 pause, *49 go on; as RTP events (RFC 4733), as SIP INFO, or dialled.</summary>
internal sealed class DigitCodes
{
    private const string Keys = "0123456789*#";

    private string _typed = "";
    private uint _lastEvent;
    private bool _any;

    /// <summary>Payload type of telephone events, from SDP; -1: none.</summary>
    public int PayloadType { get; set; } = -1;

    /// <summary>The action of a code dialled or typed whole; null: no code.</summary>
    public static CaptureAction? Of(string code) => code switch
    {
        "*44" => CaptureAction.Start,
        "*45" => CaptureAction.Stop,
        "*48" => CaptureAction.Pause,
        "*49" => CaptureAction.Resume,
        _ => null,
    };

    /// <summary>The action that this packet completes. An event is repeated in several packets with one time stamp.</summary>
    public CaptureAction? Media(ReadOnlySpan<byte> payload)
    {
        if (PayloadType < 0 || !RtpHeader.TryRead(payload, payload.Length, out var rtp) || rtp.PayloadType != PayloadType || payload.Length < rtp.HeaderLength + 4)
            return null;
        if (_any && rtp.Timestamp == _lastEvent)
            return null;
        (_any, _lastEvent) = (true, rtp.Timestamp);
        return payload[rtp.HeaderLength] < Keys.Length ? Typed(Keys[payload[rtp.HeaderLength]]) : null;
    }

    /// <summary>The action that this INFO completes: <c>application/dtmf-relay</c> or <c>application/dtmf</c>.</summary>
    public CaptureAction? Info(SipMessage info)
    {
        if (info.Method != "INFO" || !info.ContentType.StartsWith("application/dtmf", StringComparison.Ordinal))
            return null;
        var line = info.Body.Split('\n').FirstOrDefault(l => l.TrimStart().StartsWith("Signal", StringComparison.OrdinalIgnoreCase)) ?? info.Body;
        var key = line[(line.IndexOf('=') + 1)..].Trim();
        return key.Length == 1 && Keys.Contains(key[0]) ? Typed(key[0]) : null;
    }

    private CaptureAction? Typed(char key)
    {
        _typed = (_typed + key)[Math.Max(0, _typed.Length - 2)..];
        return Of(_typed);
    }
}
