namespace CallAssist.Modules.Customers.Contracts;

/// <summary>The customer file, page by page.</summary>
public interface ICustomerList
{
    /// <summary>Companies that match, those whose name begins with the text first, then by name.</summary>
    Task<CustomerPage> ListAsync(CustomerFilter filter, CancellationToken ct = default);
}

/// <summary>Which companies to list.</summary>
public sealed record CustomerFilter
{
    /// <summary>A part of the name of the company or a contact, of a number in any spelling, or of the intranet's key; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>True for companies with an alert in force only.</summary>
    public bool Alerts { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A page of the list, and how many there are in all.</summary>
public sealed record CustomerPage(IReadOnlyList<CustomerSummary> Items, int Total);

/// <summary>A company as a list shows it.</summary>
public sealed record CustomerSummary
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary>Company name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Key in the intranet, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Names of its people.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    /// <summary>All numbers, E.164, the company's own first.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Alerts in force, most severe first.</summary>
    public IReadOnlyList<CustomerAlert> Alerts { get; init; } = [];
}
