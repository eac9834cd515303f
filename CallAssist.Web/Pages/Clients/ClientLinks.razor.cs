using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Clients;

/// <summary>The office's links into its intranet, in the order in which cards show them.</summary>
public sealed partial class ClientLinks
{
    private readonly List<Line> _lines = [];
    private string? _problem;
    private bool _saved;

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal ICustomerLinks Links { get; set; } = null!;

    [Inject]
    internal IAuditLog Audit { get; set; } = null!;

    [Inject]
    internal ICurrentPerson Current { get; set; } = null!;

    private static string Holes => string.Join(", ", ExternalLink.Placeholders.Select(name => "{" + name + "}"));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _lines.AddRange((await Links.ListAsync()).Select(l => new Line { Label = l.Label, Address = l.Address }));

    private async Task SaveAsync()
    {
        _lines.RemoveAll(l => string.IsNullOrWhiteSpace(l.Address));
        foreach (var line in _lines.Where(l => string.IsNullOrWhiteSpace(l.Label)))
            line.Label = Uri.TryCreate(line.Address, UriKind.Absolute, out var uri) ? uri.Host : line.Address;
        var wrong = await Links.SaveAsync([.. _lines.Select(l => new ExternalLink(l.Label, l.Address))]);
        _saved = wrong is null;
        _problem = wrong is null ? null : L["LinkWrong", wrong, Holes].Value;
        if (_saved)
            await Audit.RecordAsync(new() { Action = "customer.links", PersonId = (await Current.GetAsync())?.Id, Subject = "office" });
    }

    private sealed class Line
    {
        public string Label { get; set; } = "";

        public string Address { get; set; } = "";
    }
}
