using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Clients;

/// <summary>The customer file from another program: what would happen is seen before it does, and can be taken back.</summary>
public sealed partial class ClientImport
{
    private const int Sample = 8;
    private const int MostFaults = 200;
    private const long MostBytes = 20 << 20;

    private CustomerSheet? _sheet;
    private CustomerColumn[] _columns = [];
    private ImportPlan? _plan;
    private IReadOnlyList<ImportReceipt> _former = [];
    private string? _problem;
    private string? _told;
    private bool _busy;
    private ConfirmDialog _confirm = default!;

    [Inject]
    internal IStringLocalizer<DeskTexts> L { get; set; } = null!;

    [Inject]
    internal ICustomerImport Import { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal IAuditLog Audit { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _former = await Import.ListAsync();

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_sheet, _plan, _told) = (null, null, null);
        _problem = chosen.File.Size > MostBytes ? L["Sheet_too-large"].Value : null;
        if (_problem is not null)
            return;
        using var content = new MemoryStream();
        await chosen.File.OpenReadStream(MostBytes).CopyToAsync(content);
        var sheet = Import.Read(chosen.File.Name, content.ToArray());
        if (sheet.Problem is { } problem)
        {
            _problem = L["Sheet_" + problem];
            return;
        }

        _columns = [.. sheet.Guess];
        _plan = await Import.PlanAsync(sheet, _columns);
        _sheet = sheet;
    }

    private async Task MeanAsync(int column, object? meaning)
    {
        _columns[column] = Enum.Parse<CustomerColumn>((string)meaning!);
        _plan = await Import.PlanAsync(_sheet!, _columns);
    }

    private Task ApplyAsync() => BusyAsync(async person =>
    {
        var receipt = await Import.ApplyAsync(_sheet!, _columns, person.Id);
        await Audit.RecordAsync(new() { Action = "customer.import", PersonId = person.Id, Subject = $"import:{receipt.Id}" });
        (_sheet, _plan) = (null, null);
        _told = L["ImportDone", receipt.Added, receipt.Changed];
    });

    private async Task UndoAsync(ImportReceipt receipt)
    {
        if (!await _confirm.AskAsync(L["ImportUndoAsk", receipt.FileName], L["ImportUndoMeans"], L["ImportUndo"]))
            return;
        await BusyAsync(async person =>
        {
            if (await Import.UndoAsync(receipt.Id) is not { } undone)
                return;
            await Audit.RecordAsync(new() { Action = "customer.import.undo", PersonId = person.Id, Subject = $"import:{receipt.Id}" });
            _told = L[undone.Kept == 0 ? "ImportUndid" : "ImportUndidKept", undone.Restored, undone.Kept];
        });
    }

    private async Task BusyAsync(Func<Person, Task> work)
    {
        _busy = true;
        try
        {
            await work(await Visit.EnterAsync());
            _former = await Import.ListAsync();
            if (_sheet is not null)
                _plan = await Import.PlanAsync(_sheet, _columns);
        }
        finally
        {
            _busy = false;
        }
    }
}
