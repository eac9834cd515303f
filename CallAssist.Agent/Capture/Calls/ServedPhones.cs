using CallAssist.Agent.Settings;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>Tells whose phone a call is at: by who registered from where (RFC 3261 §10), else by the names in the INVITE, else by the settings.</summary>
internal sealed class ServedPhones(AgentOptions options)
{
    private const int Most = 1000;

    private readonly Dictionary<Endpoint, string> _registered = [];

    public void Note(SipMessage register, in Flow flow)
    {
        if (register.To.User.Length > 0 && (_registered.ContainsKey(flow.Source) || _registered.Count < Most))
            _registered[flow.Source] = register.To.User;
    }

    /// <summary>The rule for this call and whether the phone dialled it; null where no served phone takes part.</summary>
    public (ExtensionPolicy Rule, bool Outbound)? Find(TrackedCall call, CapturePolicy policy)
    {
        var (flow, invite) = (call.InviteFlow, call.Invite);
        ExtensionPolicy? Of(string? extension) => policy.Extensions.FirstOrDefault(e => e.Extension == extension);
        if ((Of(_registered.GetValueOrDefault(flow.Source)) ?? (_registered.ContainsKey(flow.Destination) ? null : Of(invite.From.User))) is { } dialling)
            return (dialling, true);
        return (Of(_registered.GetValueOrDefault(flow.Destination)) ?? Of(Dialled(invite)) ?? Of(invite.To.User) ?? Of(options.Extension)) is { } called ? (called, false) : null;
    }

    /// <summary>The user part of the request's address.</summary>
    public static string Dialled(SipMessage invite) => NameAddress.Read($"<{invite.Subject}>").User;
}
