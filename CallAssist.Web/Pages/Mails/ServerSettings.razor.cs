using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Notifications.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Mails;

/// <summary>The mail server: settings, and a test that shows the whole conversation.</summary>
public sealed partial class ServerSettings
{
    private ServerForm? _form;
    private Person? _person;
    private SmtpOutcome? _outcome;
    private IReadOnlyList<string> _problems = [];
    private bool _saved;
    private bool _trying;

    /// <summary>Told after the settings were stored.</summary>
    [Parameter] public EventCallback OnSaved { get; set; }

    [Inject] private IMailServer Server { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private ICurrentPerson Current { get; set; } = default!;

    [Inject] private IOffice Offices { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _person = await Current.GetAsync();
        var server = await Server.GetAsync();
        _form = new(server.SiteUrl.Length > 0 ? server : server with { On = true, SiteUrl = Nav.BaseUri, FromName = (await Offices.GetAsync())?.Company ?? "" })
        {
            TestTo = _person?.Email ?? "",
        };
    }

    private async Task SaveAsync()
    {
        (_saved, _outcome) = (false, null);
        _problems = await Server.SaveAsync(_form!.ToServer(), _form.NewPassword);
        if (_problems.Count > 0)
            return;
        await Audit.RecordAsync(new() { Action = "mail.settings", PersonId = _person?.Id });
        (_saved, _form.Password, _form.HasPassword) = (true, "", (await Server.GetAsync()).HasPassword);
        await OnSaved.InvokeAsync();
    }

    private async Task TryAsync()
    {
        (_saved, _outcome, _problems) = (false, null, string.IsNullOrWhiteSpace(_form!.TestTo) ? ["Recipient"] : []);
        if (_problems.Count > 0)
            return;
        _trying = true;
        try
        {
            _outcome = await Server.TryAsync(_form.ToServer(), _form.NewPassword, _form.TestTo.Trim(), _person?.Language ?? "fr");
        }
        finally
        {
            _trying = false;
        }
    }

    /// <summary>The conversation, and what the system said where the server did not have the last word.</summary>
    private static string Said(SmtpOutcome outcome) =>
        string.Join('\n', outcome.Reply is null || outcome.Conversation.LastOrDefault() == outcome.Reply ? outcome.Conversation : outcome.Conversation.Append(outcome.Reply));

    private async Task TrustAsync(string certificate)
    {
        _form!.TrustedCertificate = certificate;
        await TryAsync();
    }
}
