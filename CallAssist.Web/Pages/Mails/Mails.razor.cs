using CallAssist.Modules.Notifications.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Mails;

/// <summary>How mails leave, and those on their way.</summary>
public sealed partial class Mails
{
    private IReadOnlyList<QueuedMail>? _mails;

    [Inject] private IMailQueue Queue { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _mails = await Queue.ListAsync();

    private async Task RetryAsync(QueuedMail mail)
    {
        await Queue.RetryAsync(mail.Id);
        await LoadAsync();
    }
}
