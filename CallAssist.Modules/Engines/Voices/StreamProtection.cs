using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Whether a stream's payloads can be read.</summary>
internal enum Protection { Clear, Decrypted, Encrypted }

/// <summary>Why a stream is encrypted: what an administrator has to change differs.</summary>
internal enum KeyExchange { Unknown, Dtls, SipOverTls, SdesUnusable }

/// <summary>Finds out whether a stream is encrypted, and decrypts it where the signalling shows the keys.</summary>
internal static class StreamProtection
{
    public static (Protection Protection, KeyExchange Exchange) Resolve(CallStreams call, RtpStream stream, PartyRole sender, PayloadTypes types, CaptureIndex index)
    {
        var said = call.Sip?.Announcements.FindAll(a => a.Media.Kind == "audio") ?? [];
        var keys = said.Where(a => RoleOf(a) == sender).Concat(said.Where(a => RoleOf(a) != sender)).SelectMany(a => a.Media.Keys).ToList();
        if (keys.Count > 0 && SrtpDecryptor.Run(stream, index.Payloads, keys) > 0) return (Protection.Decrypted, KeyExchange.Unknown);
        var dtls = index.Dtls.Contains(stream.Flow) || index.Dtls.Contains(stream.Flow.Reversed);
        var announced = said.LastOrDefault(a => RoleOf(a) == sender && a.Media.Port > 0 && a.TimeNs <= stream.FirstTimeNs + 1_000_000_000)?.Media.IsSecure == true;
        var content = NoiseTest.Judge(stream, types, index.Payloads, strict: call.Sip is not null && !index.SawSipTls);
        if (content == PayloadContent.Speech || content == PayloadContent.Unknown && !dtls && !announced) return (Protection.Clear, KeyExchange.Unknown);
        return (Protection.Encrypted, (dtls, keys.Count > 0, call.Sip) switch
        {
            (true, _, _) => KeyExchange.Dtls,
            (_, true, _) => KeyExchange.SdesUnusable,
            (_, _, null) => KeyExchange.SipOverTls,
            _ when said.Exists(a => a.Media.HasFingerprint) => KeyExchange.Dtls,
            _ => KeyExchange.Unknown,
        });
    }

    private static PartyRole RoleOf(Announcement announcement) => announcement.Side == CallSide.Caller ? PartyRole.Caller : PartyRole.Callee;
}
