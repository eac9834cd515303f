namespace CallAssist.Engines.Packets;

/// <summary>Who calls: From, or the identity that the network asserts when From is withheld (RFC 3325).</summary>
internal static class CallerIdentity
{
    public static string Of(SipMessage invite)
    {
        if (!IsWithheld(invite.From)) return invite.From.User;
        foreach (var name in (ReadOnlySpan<string>)["P-Asserted-Identity", "Remote-Party-ID", "P-Preferred-Identity"])
            if (invite.Header(name) is { } value && NameAddress.Read(value) is { User.Length: > 0 } asserted) return asserted.User;
        return invite.From.User;
    }

    private static bool IsWithheld(NameAddress from) =>
        from.User.Length == 0 || from.User.Equals("anonymous", StringComparison.OrdinalIgnoreCase)
        || from.Host.Equals("anonymous.invalid", StringComparison.OrdinalIgnoreCase);
}
