namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>The server that takes the office's mails.</summary>
public interface IMailServer
{
    /// <summary>The settings; switched off and empty before anybody saved some.</summary>
    Task<MailServer> GetAsync(CancellationToken ct = default);

    /// <summary>
    /// Stores the settings and wakes the queue. A null <paramref name="password"/> keeps the former one as long as host and
    /// user name stay. Returns what is wrong (codes of resources <c>MailWrong_{code}</c>), empty when done.
    /// </summary>
    Task<IReadOnlyList<string>> SaveAsync(MailServer server, string? password, CancellationToken ct = default);

    /// <summary>Holds a real conversation with the server, test mail included, without storing anything.</summary>
    Task<SmtpOutcome> TryAsync(MailServer server, string? password, string recipient, string language, CancellationToken ct = default);
}

/// <summary>How mails leave.</summary>
public sealed record MailServer
{
    /// <summary>False: nothing is queued and what is queued waits.</summary>
    public bool On { get; init; }

    /// <summary>Name or address.</summary>
    public string Host { get; init; } = "";

    /// <summary>587 for submission, 465 for TLS from the start, 25 for a relay.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>Empty: the server asks for no sign-in.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Whether a password is stored; it is never given out.</summary>
    public bool HasPassword { get; init; }

    /// <summary>SHA-256 (hex) of a certificate to believe although no authority vouches for it; empty: none.</summary>
    public string TrustedCertificate { get; init; } = "";

    /// <summary>Sender's address.</summary>
    public string FromAddress { get; init; } = "";

    /// <summary>Sender's name.</summary>
    public string FromName { get; init; } = "";

    /// <summary>Where people open CallAssist, for the links in mails; ends with a slash.</summary>
    public string SiteUrl { get; init; } = "";
}

/// <summary>How the connection to the server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS (RFC 3207), without which nothing is said.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>None: for a relay in the house. A password is only sent so to this machine itself.</summary>
    None,
}
