using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Inbox;

/// <summary>Every request of switchboard and phones as it came, and what it became; reads them again after a change.</summary>
public sealed partial class Inbox
{
    private const int PageSize = 50;
    private static readonly string[] Sources = ["asterisk", "generic", "voicemanager", "yealink", "snom", "grandstream", "ami"];
    private static readonly string[] Outcomes = ["accepted", "ignored", "rejected"];

    private InboxPage? _found;
    private string? _told;
    private bool _busy;

    /// <summary>Part of a request.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Name of an adapter.</summary>
    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    /// <summary><c>accepted ignored rejected</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    /// <summary>What was told of one call.</summary>
    [SupplyParameterFromQuery]
    public Guid? Call { get; set; }

    /// <summary>Page number from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject] private IInbox Requests { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private int Number => Math.Max(1, Page ?? 1);

    private bool Filtered => Call is not null || new[] { Q, Source, Outcome }.Any(f => !string.IsNullOrEmpty(f));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await Visit.EnterAsync();
        await LoadAsync();
    }

    private async Task LoadAsync() => _found = await Requests.SearchAsync(new()
    {
        Text = Q, Source = Source, Outcome = Outcomes.Contains(Outcome) ? Outcome : null, CallId = Call, Skip = (Number - 1) * PageSize, Take = PageSize,
    });

    private Task RerunAsync() => RerunAsync([.. _found!.Items.Select(r => r.Id)]);

    private Task RerunOneAsync(InboxRequest request) => RerunAsync([request.Id]);

    private async Task RerunAsync(Guid[] ids)
    {
        _busy = true;
        try
        {
            var understood = await Requests.RerunAsync(ids);
            _told = L["Rerun", ids.Length, understood];
            await Audit.RecordAsync(new() { Action = "inbox.rerun", PersonId = (await Visit.EnterAsync()).Id, Subject = $"receipts:{ids.Length}" });
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
