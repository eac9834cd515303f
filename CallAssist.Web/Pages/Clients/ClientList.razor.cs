using CallAssist.Modules.Customers.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Clients;

/// <summary>The customer file, searched as one types; the search stands in the address.</summary>
public sealed partial class ClientList
{
    private const int PageSize = 30;

    private CustomerPage? _found;

    /// <summary>Part of a name or number.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Only customers with an alert.</summary>
    [SupplyParameterFromQuery]
    public bool Alerts { get; set; }

    /// <summary>Page number from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal ICustomerList Customers { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private int Number => Math.Max(1, Page ?? 1);

    private bool Filtered => Alerts || !string.IsNullOrEmpty(Q);

    /// <summary>The form, with what was typed as its number or name.</summary>
    private string AddTyped => Q is null ? "clients/new" : $"clients/new?{(Q.Any(char.IsLetter) ? "name" : "number")}={Uri.EscapeDataString(Q)}";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var asked = (Q, Alerts, Number);
        var found = await Customers.ListAsync(new CustomerFilter { Text = Q, Alerts = Alerts, Skip = (Number - 1) * PageSize, Take = PageSize });
        // A slower answer to fewer letters must not replace the present one.
        if (asked == (Q, Alerts, Number))
            _found = found;
    }

    private string People(CustomerSummary client) => client.Contacts switch
    {
        [] => "",
        [var one] => one,
        [var one, _] => L["AndOneOther", one],
        [var one, ..] => L["AndOthers", one, client.Contacts.Count - 1],
    };
}
