using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Digest;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Smtp;

namespace CallAssist.Modules.Notifications.Settings;

/// <summary>The contract: checks, keeps, tries.</summary>
internal sealed class MailServerSettings(ServerStore store, IOffice office, IJobQueue jobs, Ids ids, TimeProvider clock) : IMailServer
{
    public async Task<MailServer> GetAsync(CancellationToken ct) => (await store.FindAsync(ct))?.ToServer() ?? new();

    public async Task<IReadOnlyList<string>> SaveAsync(MailServer server, string? password, CancellationToken ct)
    {
        server = Tidy(server);
        if (Wrong(server) is { Count: > 0 } wrong)
            return wrong;
        var former = await GetAsync(ct);
        // The password goes to the server it was meant for, and to no other.
        if (password is null && (former.Host != server.Host || former.UserName != server.UserName))
            password = "";
        await store.SaveAsync(server, password, ct);
        await jobs.EnqueueAsync<SendMails>(SendMails.Queue, ct: ct);
        await jobs.EnqueueAsync<DigestJob>(DigestJob.Only, ct: ct);
        return [];
    }

    public async Task<SmtpOutcome> TryAsync(MailServer server, string? password, string recipient, string language, CancellationToken ct)
    {
        server = Tidy(server);
        if (!MailAddressRule.Holds(server.FromAddress))
            return new(SmtpResult.SenderRefused, []);
        if (!MailAddressRule.Holds(recipient))
            return new(SmtpResult.RecipientRefused, []);
        var row = await store.FindAsync(ct);
        if (password is null && row is not null && row.Host == server.Host && row.UserName == server.UserName)
            password = store.PasswordOf(row);
        var texts = MailTexts.For(language);
        var company = (await office.GetAsync(ct))?.Company ?? "CallAssist";
        var body = new MailBody(texts["TestSubject", company], [new MailPart.Paragraph(texts["TestText", company]), new MailPart.Action(texts["OpenSite"], server.SiteUrl)]);
        var mail = OutgoingMail.Of(ids.New(), "test", "", recipient, body, texts, company);
        await using var conversation = new SmtpConversation(server, password, clock);
        return await conversation.OpenAsync(ct) ?? await conversation.DeliverAsync(recipient, MimeMessage.Write(server, mail, clock.GetUtcNow()), ct);
    }

    private static MailServer Tidy(MailServer server) => server with
    {
        Host = server.Host.Trim(),
        UserName = server.UserName.Trim(),
        FromAddress = server.FromAddress.Trim(),
        FromName = server.FromName.Trim(),
        TrustedCertificate = server.TrustedCertificate.Replace(":", "", StringComparison.Ordinal).Trim(),
        SiteUrl = server.SiteUrl.Trim().TrimEnd('/') + "/",
    };

    private static List<string> Wrong(MailServer server)
    {
        var wrong = new List<string>();
        if (Uri.CheckHostName(server.Host) == UriHostNameType.Unknown)
            wrong.Add("Host");
        if (server.Port is < 1 or > 65535)
            wrong.Add("Port");
        if (!MailAddressRule.Holds(server.FromAddress))
            wrong.Add("From");
        if (!Uri.TryCreate(server.SiteUrl, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
            wrong.Add("Site");
        if (server.TrustedCertificate.Length > 0 && (server.TrustedCertificate.Length != 64 || !server.TrustedCertificate.All(char.IsAsciiHexDigit)))
            wrong.Add("Certificate");
        return wrong;
    }
}
