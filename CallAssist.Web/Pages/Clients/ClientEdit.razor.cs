using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Clients;

/// <summary>A customer written by hand: a new one, perhaps from an unknown caller's number, or one that stands.</summary>
public sealed partial class ClientEdit
{
    private ClientForm? _form;
    private string? _problem;
    private bool _missing;
    private bool _busy;

    /// <summary>Which company; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>The number of a new one.</summary>
    [SupplyParameterFromQuery]
    public string? Number { get; set; }

    /// <summary>The name of a new one.</summary>
    [SupplyParameterFromQuery]
    public string? Name { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal ICustomerEditor Files { get; set; } = null!;

    [Inject]
    internal IAuditLog Audit { get; set; } = null!;

    [Inject]
    internal ICurrentPerson Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private string Back => Id is null ? "clients" : $"clients/{Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var file = Id is { } id ? await Files.FindAsync(id) : new CompanyFile { Name = Name ?? "", Numbers = Number is null ? [] : [Number] };
        _missing = file is null;
        _form = file is null ? null : ClientForm.Of(file);
    }

    private async Task SaveAsync()
    {
        var file = _form!.ToFile();
        if (file.Name.Length == 0)
        {
            _problem = L["CompanyMissing"];
            return;
        }

        _busy = true;
        var outcome = await Files.SaveAsync(Id, file);
        _busy = false;
        _problem = outcome switch
        {
            CompanyOutcome.Unreadable { Numbers: var numbers } => L["NumbersUnreadable", string.Join(", ", numbers)].Value,
            CompanyOutcome.KeyTaken { Company: var company } => L["ReferenceTaken", file.ExternalId!, company].Value,
            CompanyOutcome.Gone => L["ClientGone"].Value,
            _ => null,
        };
        if (outcome is not CompanyOutcome.Saved { CompanyId: var saved })
            return;
        await Audit.RecordAsync(new() { Action = Id is null ? "customer.add" : "customer.change", PersonId = (await Current.GetAsync())?.Id, Subject = $"company:{saved}" });
        Navigation.NavigateTo($"clients/{saved}");
    }

    private string KindText(string kind) => L[$"Alert_{kind}"] is { ResourceNotFound: false } known ? known.Value : kind;
}
