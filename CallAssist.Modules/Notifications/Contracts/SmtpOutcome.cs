namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>What came of a conversation with a mail server.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Conversation">What was said, ours after <c>&gt;</c>; passwords are masked.</param>
/// <param name="Reply">The server's last words, or the system's error.</param>
/// <param name="Certificate">SHA-256 (hex) of the certificate that the server showed, or null.</param>
public sealed record SmtpOutcome(SmtpResult Result, IReadOnlyList<string> Conversation, string? Reply = null, string? Certificate = null);

/// <summary>How a conversation with a mail server ended; words for it are in resources <c>Smtp_{result}</c>.</summary>
public enum SmtpResult
{
    /// <summary>The server took the mail.</summary>
    Accepted,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>It answered too late.</summary>
    TimedOut,

    /// <summary>It hung up.</summary>
    BrokenOff,

    /// <summary>What answers there speaks no SMTP.</summary>
    NotSmtp,

    /// <summary>It refused us before any mail.</summary>
    Refused,

    /// <summary>It offers no STARTTLS.</summary>
    NoStartTls,

    /// <summary>No protected connection came about.</summary>
    TlsFailed,

    /// <summary>Its certificate is vouched for by nobody this machine believes.</summary>
    UntrustedCertificate,

    /// <summary>A name is set, but it offers no sign-in that we know (PLAIN, LOGIN).</summary>
    NoSignIn,

    /// <summary>It refused our name and password. Nothing is sent without them.</summary>
    SignInRefused,

    /// <summary>The password would have crossed the network in the clear.</summary>
    SignInUnprotected,

    /// <summary>It does not take mail of this sender.</summary>
    SenderRefused,

    /// <summary>It does not know, or does not serve, this recipient.</summary>
    RecipientRefused,

    /// <summary>It does not take this mail.</summary>
    MessageRefused,

    /// <summary>It asks us to come back later.</summary>
    Later,

    /// <summary>It went silent after the whole mail was sent: it may have it or not.</summary>
    Unconfirmed,
}
