using System.Text.Json;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Edit;
using CallAssist.Modules.Customers.Lookup;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Customers.Import;

internal sealed class CustomerImport(IDatabase database, CustomerEditor editor, Ids ids, TimeProvider clock) : ICustomerImport
{
    public CustomerSheet Read(string fileName, byte[] content) => CsvFile.Read(fileName, content);

    public async Task<ImportPlan> PlanAsync(CustomerSheet sheet, IReadOnlyList<CustomerColumn> columns, CancellationToken ct)
    {
        var (changes, same, faults) = await ChangesAsync(sheet, columns, ct);
        return new(changes.Count(c => c.Standing is null), changes.Count(c => c.Standing is not null), same, faults);
    }

    public async Task<ImportReceipt> ApplyAsync(CustomerSheet sheet, IReadOnlyList<CustomerColumn> columns, Guid? personId, CancellationToken ct)
    {
        while (true)
        {
            var (changes, _, _) = await ChangesAsync(sheet, columns, ct);
            var receipt = new ImportReceipt
            {
                Id = ids.New(), At = clock.GetUtcNow(), FileName = sheet.FileName, Added = changes.Count(c => c.Standing is null), Changed = changes.Count(c => c.Standing is not null),
            };
            if (await database.WriteAsync(unit => WriteAsync(unit, receipt, changes, personId), ct))
                return receipt;
        }
    }

    public async Task<IReadOnlyList<ImportReceipt>> ListAsync(int take, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<ImportReceipt>(
        $"SELECT id, at, file_name, added, changed, undone_at FROM customers_import ORDER BY id DESC {database.Dialect.Page}", new { skip = 0, take }), ct)).AsList();

    public async Task<UndoneImport?> UndoAsync(Guid importId, CancellationToken ct)
    {
        var written = (await database.ReadAsync(c => c.QueryAsync<WrittenRow>(
            "SELECT company_id, former_file, imported_file FROM customers_import_company WHERE import_id = @importId", new { importId }), ct)).AsList();
        var standing = (await database.ReadAsync(c => CompanyFiles.LoadAsync(c), ct)).ToDictionary(c => c.Id, c => Text(CompanyFiles.Canonical(c.File)));
        var untouched = written.Where(w => standing.TryGetValue(w.CompanyId, out var now) && now == w.ImportedFile).ToList();
        return await database.WriteAsync(async unit =>
        {
            if (await unit.ExecuteAsync("UPDATE customers_import SET undone_at = @now WHERE id = @importId AND undone_at IS NULL", new { importId, now = clock.GetUtcNow() }) == 0)
                return null;
            foreach (var company in untouched)
            {
                if (company.FormerFile is { } former)
                    await editor.WriteAsync(unit, company.CompanyId, JsonSerializer.Deserialize<CompanyFile>(former)!);
                else
                    await CustomerEditor.ClearAsync(unit, company.CompanyId);
            }

            return new UndoneImport(untouched.Count, written.Count - untouched.Count);
        }, ct);
    }

    public async Task<byte[]> ExportAsync(CancellationToken ct) =>
        CsvExport.Write((await database.ReadAsync(c => CompanyFiles.LoadAsync(c), ct)).Select(c => c.File));

    private async Task<(List<Change> Changes, int Same, IReadOnlyList<ImportFault> Faults)> ChangesAsync(CustomerSheet sheet, IReadOnlyList<CustomerColumn> columns, CancellationToken ct)
    {
        var (companies, faults) = SheetCompanies.Of(sheet, columns);
        var standing = await database.ReadAsync(c => CompanyFiles.LoadAsync(c), ct);
        var byKey = standing.Where(c => c.File.ExternalId is not null).ToDictionary(c => c.File.ExternalId!, StringComparer.Ordinal);
        var byName = standing.ToLookup(c => Folding.Fold(c.File.Name), StringComparer.Ordinal);
        var changes = new List<Change>();
        var same = 0;
        foreach (var company in companies)
        {
            // A company that has another key is another company, whatever its name.
            var named = byName[Folding.Fold(company.Name)].Where(c => company.Key is null || c.File.ExternalId is null).ToList();
            var known = company.Key is { } key && byKey.TryGetValue(key, out var keyed) ? keyed : named.Count == 1 ? named[0] : null;
            if (company.Key is null && named.Count > 1)
            {
                faults.Add(new(company.Line, "same-name", company.Name));
                continue;
            }

            var next = company.Onto(known?.File);
            if (known is not null && Text(CompanyFiles.Canonical(known.File)) == Text(next))
                same++;
            else
                changes.Add(new(known, next));
        }

        return (changes, same, [.. faults.OrderBy(f => f.Line)]);
    }

    /// <summary>False, and nothing written, when somebody wrote one of these companies meanwhile.</summary>
    private async Task<bool> WriteAsync(UnitOfWork unit, ImportReceipt receipt, List<Change> changes, Guid? personId)
    {
        var times = (await unit.QueryAsync<TimeRow>("SELECT id, changed_at FROM customers_company")).ToDictionary(row => row.Id, row => row.ChangedAt);
        if (changes.Any(c => c.Standing is { } standing && (!times.TryGetValue(standing.Id, out var at) || at != standing.ChangedAt)))
            return false;
        await unit.ExecuteAsync(
            "INSERT INTO customers_import (id, at, person_id, file_name, added, changed) VALUES (@Id, @At, @personId, @FileName, @Added, @Changed)",
            new { receipt.Id, receipt.At, personId, receipt.FileName, receipt.Added, receipt.Changed });
        foreach (var change in changes)
        {
            var companyId = await editor.WriteAsync(unit, change.Standing?.Id, change.Next);
            await unit.ExecuteAsync(
                "INSERT INTO customers_import_company (import_id, company_id, former_file, imported_file) VALUES (@importId, @companyId, @former, @imported)",
                new { importId = receipt.Id, companyId, former = change.Standing is { } standing ? Text(standing.File) : null, imported = Text(change.Next) });
        }

        return true;
    }

    private static string Text(CompanyFile file) => JsonSerializer.Serialize(file);

    private sealed record Change(StoredCompany? Standing, CompanyFile Next);

    private sealed class TimeRow
    {
        public Guid Id { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
    }

    private sealed class WrittenRow
    {
        public Guid CompanyId { get; init; }
        public string? FormerFile { get; init; }
        public string ImportedFile { get; init; } = "";
    }
}
