using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Finds out what a stream's payload types mean: from the receiver's description, then the sender's, else by shape.</summary>
internal static class StreamCodecs
{
    public static PayloadTypes Of(CallStreams call, RtpStream stream, PartyRole sender)
    {
        var types = new PayloadTypes();
        var said = call.Sip?.Announcements ?? [];
        // RFC 3264 §5.1: numbers are chosen by the receiver.
        foreach (var announcement in said.Where(a => IsOf(a, sender) == false)) Add(types, announcement, onlyUnknown: false);
        var receiverKnows = new bool[128];
        for (var type = 0; type < 128; type++) receiverKnows[type] = types.Knows(type);
        foreach (var announcement in said.Where(a => IsOf(a, sender) == true)) Add(types, announcement, onlyUnknown: true, receiverKnows);
        PayloadShapes.AddUnknown(types, stream);
        return types;
    }

    private static bool IsOf(Announcement announcement, PartyRole role) => announcement.Side == CallSide.Caller == (role == PartyRole.Caller);

    private static void Add(PayloadTypes types, Announcement announcement, bool onlyUnknown, bool[]? known = null)
    {
        if (announcement.Media.Kind != "audio") return;
        foreach (var (type, map) in announcement.Media.Maps)
            if (!onlyUnknown || !known![type]) types.Add(type, announcement.TimeNs, Codec.From(map));
    }
}
