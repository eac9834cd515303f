using CallAssist.Agent.Health;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>Where the media of which call comes from and goes to, as the session descriptions of both sides say (RFC 3264).</summary>
internal sealed class MediaEnds(ProblemBoard problems)
{
    private readonly Dictionary<Endpoint, TrackedCall> _calls = [];

    /// <summary>The call that a packet belongs to: one of its ends is enough, for behind a router the other may be written otherwise.</summary>
    public TrackedCall? Find(in Flow flow) => _calls.TryGetValue(flow.Source, out var call) || _calls.TryGetValue(flow.Destination, out call) ? call : null;

    /// <summary>Takes addresses, the type of telephone events and what is said of keys out of a message.</summary>
    public void Learn(TrackedCall call, SipMessage message, in Flow flow)
    {
        if (!message.ContentType.EndsWith("sdp", StringComparison.Ordinal) && !message.ContentType.StartsWith("multipart", StringComparison.Ordinal))
            return;
        foreach (var media in SessionDescription.Read(message.Body).Where(m => m.Kind == "audio" && m.Port != 0))
        {
            if (media.Maps.FirstOrDefault(m => m.Value.Name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase)) is { Value: not null } events)
                call.Digits.PayloadType = events.Key;
            problems.Set(AgentProblems.EncryptedMedia, media.IsSecure && media.Keys.Count == 0, media.Protocol);
            foreach (var end in EndsOf(media))
            {
                call.Media.Add(end);
                _calls[end] = call;
                if (flow.Source == call.Phone)
                    call.PhoneMedia.Add(end);
            }
        }
    }

    public void Forget(TrackedCall call)
    {
        foreach (var end in call.Media.Where(end => _calls.GetValueOrDefault(end) == call))
            _calls.Remove(end);
    }

    private static List<Endpoint> EndsOf(MediaDescription media)
    {
        List<Endpoint> ends = [.. media.Candidates];
        if (media.Address is { } address && address != 0)
            ends.AddRange([new(address, media.Port), new(address, (ushort)(media.Port + 1))]);
        return ends;
    }
}
