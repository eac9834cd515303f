using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Web.Pages.Mails;

/// <summary>The fields of the mail server's form.</summary>
internal sealed class ServerForm(MailServer server)
{
    public bool On { get; set; } = server.On;

    public string Host { get; set; } = server.Host;

    public int Port { get; set; } = server.Port;

    public SmtpSecurity Security { get; set; } = server.Security;

    public string UserName { get; set; } = server.UserName;

    public string Password { get; set; } = "";

    public bool HasPassword { get; set; } = server.HasPassword;

    public string TrustedCertificate { get; set; } = server.TrustedCertificate;

    public string FromAddress { get; set; } = server.FromAddress;

    public string FromName { get; set; } = server.FromName;

    public string SiteUrl { get; set; } = server.SiteUrl;

    public string TestTo { get; set; } = "";

    /// <summary>Null while nothing was typed: the stored one stays.</summary>
    public string? NewPassword => Password.Length == 0 ? null : Password;

    /// <summary>The usual port of a protection.</summary>
    public void SuggestPort() => Port = Security switch { SmtpSecurity.StartTls => 587, SmtpSecurity.Tls => 465, _ => 25 };

    public MailServer ToServer() => new()
    {
        On = On, Host = Host, Port = Port, Security = Security, UserName = UserName, TrustedCertificate = TrustedCertificate, FromAddress = FromAddress,
        FromName = FromName, SiteUrl = SiteUrl,
    };
}
