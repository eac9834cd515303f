namespace CallAssist.Modules.Customers.Contracts;

/// <summary>Writes companies with their contacts, numbers and alerts.</summary>
public interface ICustomerEditor
{
    /// <summary>Adds the companies, or replaces those of the same external id; all in one transaction. Returns their ids in order.</summary>
    Task<IReadOnlyList<Guid>> SaveAsync(IReadOnlyList<CompanyFile> companies, CancellationToken ct = default);

    /// <summary>Writes one company as a person entered it: a new one where <paramref name="companyId"/> is null. Nothing is written unless all of it is.</summary>
    Task<CompanyOutcome> SaveAsync(Guid? companyId, CompanyFile company, CancellationToken ct = default);

    /// <summary>The file of a company, or null.</summary>
    Task<CompanyFile?> FindAsync(Guid companyId, CancellationToken ct = default);

    /// <summary>The file of the company with this key in the intranet, or null.</summary>
    Task<CompanyFile?> FindAsync(string externalId, CancellationToken ct = default);

    /// <summary>Stores one more number of a company; false when it is no telephone number or the company is gone.</summary>
    Task<bool> AddNumberAsync(Guid companyId, string number, CancellationToken ct = default);

    /// <summary>Deletes the company with this key, its contacts, numbers and alerts; its history stays. False when there is none.</summary>
    Task<bool> DeleteAsync(string externalId, CancellationToken ct = default);
}

/// <summary>What came of saving a company.</summary>
public abstract record CompanyOutcome
{
    /// <summary>It stands.</summary>
    public sealed record Saved(Guid CompanyId) : CompanyOutcome;

    /// <summary>These are no telephone numbers.</summary>
    public sealed record Unreadable(IReadOnlyList<string> Numbers) : CompanyOutcome;

    /// <summary>The intranet's key belongs to another company.</summary>
    public sealed record KeyTaken(string Company) : CompanyOutcome;

    /// <summary>It was deleted meanwhile.</summary>
    public sealed record Gone : CompanyOutcome;
}

/// <summary>A company with everything known of it.</summary>
public sealed record CompanyFile
{
    /// <summary>Company name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Key in the intranet, unique; null when there is none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Free notes.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Numbers of the company itself, in any spelling.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Its people.</summary>
    public IReadOnlyList<ContactFile> Contacts { get; init; } = [];

    /// <summary>Its alerts.</summary>
    public IReadOnlyList<AlertFile> Alerts { get; init; } = [];
}

/// <summary>A person at a company.</summary>
public sealed record ContactFile(string Name, string Email, IReadOnlyList<string> Numbers);

/// <summary>An alert; without bounds it stands until it is taken away.</summary>
public sealed record AlertFile(string Kind, string Text, int Severity, DateTimeOffset? From = null, DateTimeOffset? Until = null);
