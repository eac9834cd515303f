using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Webhooks;

/// <summary>Who is told what happens here, and what became of every message.</summary>
public sealed partial class WebhookPage
{
    private const string NewId = "-";

    private IReadOnlyList<WebhookDestination>? _destinations;
    private string? _told;
    private string? _secret;
    private bool _good;
    private int _version;

    /// <summary>The destination being edited; <c>-</c> for a new one.</summary>
    [SupplyParameterFromQuery]
    public string? Id { get; set; }

    [Inject] private IWebhooks Hooks { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private ICurrentPerson Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    private WebhookDestination? Edited => Id == NewId ? new() { Events = WebhookEvents.All } : _destinations?.FirstOrDefault(d => d.Id.ToString() == Id);

    protected override async Task OnInitializedAsync()
    {
        await Visit.EnterAsync();
        _destinations = await Hooks.ListAsync();
    }

    private async Task DoneAsync(WebhookChange change)
    {
        await Audit.RecordAsync(new() { Action = change.Action, PersonId = (await Current.GetAsync())?.Id, Subject = $"webhook:{change.Id}" });
        (_good, _told, _secret) = (change.Good, change.Told, change.Secret);
        _destinations = await Hooks.ListAsync();
        _version++;
        if (change.Close)
            Navigation.NavigateTo("webhooks");
    }

    private string State(WebhookDestination destination) => destination switch
    {
        { On: false } => L["WebhookOff"],
        { Failed: > 0 } => L["WebhookFailedCount", destination.Failed],
        { Waiting: > 0 } => L["WebhookWaitingCount", destination.Waiting],
        _ => L["WebhookUpToDate"],
    };

    private static string Colour(WebhookDestination destination) => destination switch { { On: false } => "", { Failed: > 0 } => "danger", { Waiting: > 0 } => "warn", _ => "ok" };
}
