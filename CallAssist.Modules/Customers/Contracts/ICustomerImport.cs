namespace CallAssist.Modules.Customers.Contracts;

/// <summary>The customer file as CSV, in and out: read, look at what would happen, do it, take it back.</summary>
public interface ICustomerImport
{
    /// <summary>Reads a file (any usual separator; UTF-8 or Windows-1252) and guesses what its columns mean.</summary>
    CustomerSheet Read(string fileName, byte[] content);

    /// <summary>What <see cref="ApplyAsync"/> would do. <paramref name="columns"/> has one meaning per column.</summary>
    Task<ImportPlan> PlanAsync(CustomerSheet sheet, IReadOnlyList<CustomerColumn> columns, CancellationToken ct = default);

    /// <summary>
    /// Writes all of it or nothing. A company is known by its key, else by its name; it gains what the file knows and loses nothing
    /// but an imported alert that the file no longer names.
    /// </summary>
    Task<ImportReceipt> ApplyAsync(CustomerSheet sheet, IReadOnlyList<CustomerColumn> columns, Guid? personId, CancellationToken ct = default);

    /// <summary>Former imports, newest first.</summary>
    Task<IReadOnlyList<ImportReceipt>> ListAsync(int take = 10, CancellationToken ct = default);

    /// <summary>Puts back what stood before, company by company; one that somebody changed since is kept. Null when there is nothing to undo.</summary>
    Task<UndoneImport?> UndoAsync(Guid importId, CancellationToken ct = default);

    /// <summary>All customers, a line per contact, in the columns that <see cref="Read"/> knows; UTF-8 with its mark, semicolons, safe to open in a spreadsheet.</summary>
    Task<byte[]> ExportAsync(CancellationToken ct = default);
}

/// <summary>What a column of a file holds.</summary>
public enum CustomerColumn
{
    /// <summary>Nothing for us.</summary>
    Ignore,

    /// <summary>Name of the company.</summary>
    Company,

    /// <summary>Key in the intranet.</summary>
    ExternalId,

    /// <summary>Numbers of the company.</summary>
    CompanyNumber,

    /// <summary>Name of a contact.</summary>
    Contact,

    /// <summary>E-mail of the contact.</summary>
    Email,

    /// <summary>Numbers of the contact.</summary>
    ContactNumber,

    /// <summary>Free notes.</summary>
    Notes,

    /// <summary>Text of an alert.</summary>
    Alert,
}

/// <summary>A file as it was read.</summary>
/// <param name="FileName">For people.</param>
/// <param name="Headers">The first line.</param>
/// <param name="Rows">The others; a row may be shorter than the first.</param>
/// <param name="Guess">What the headers seem to say.</param>
/// <param name="Problem">Why it cannot be read: <c>empty spreadsheet binary too-large</c>; null when it can.</param>
public sealed record CustomerSheet(string FileName, IReadOnlyList<string> Headers, IReadOnlyList<SheetRow> Rows, IReadOnlyList<CustomerColumn> Guess, string? Problem = null);

/// <summary>A line of the file that holds something.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Cells">Trimmed.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells);

/// <summary>What an import would do.</summary>
/// <param name="Added">New companies.</param>
/// <param name="Changed">Companies that gain something.</param>
/// <param name="Same">Companies that are as the file says.</param>
/// <param name="Faults">Lines and cells that are left out.</param>
public sealed record ImportPlan(int Added, int Changed, int Same, IReadOnlyList<ImportFault> Faults);

/// <summary>Something in the file that is left out.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Code"><c>no-company</c>: the line is left out; <c>no-number</c>: the cell holds no telephone number; <c>same-name</c>: several customers bear this name and no key tells them apart.</param>
/// <param name="Text">The cell.</param>
public sealed record ImportFault(int Line, string Code, string Text);

/// <summary>An import that was done.</summary>
public sealed record ImportReceipt
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Which file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>New companies.</summary>
    public int Added { get; init; }

    /// <summary>Changed companies.</summary>
    public int Changed { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; init; }
}

/// <summary>What taking back did.</summary>
/// <param name="Restored">Companies as they stood before, or gone again.</param>
/// <param name="Kept">Companies that somebody changed since.</param>
public sealed record UndoneImport(int Restored, int Kept);
