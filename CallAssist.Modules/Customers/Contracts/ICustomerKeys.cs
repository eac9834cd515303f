namespace CallAssist.Modules.Customers.Contracts;

/// <summary>The intranet's keys of companies, both ways: for programs that know no others.</summary>
public interface ICustomerKeys
{
    /// <summary>The company of this key, or null.</summary>
    Task<CompanyKey?> FindAsync(string externalId, CancellationToken ct = default);

    /// <summary>The keys of these companies; those without one are left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> companyIds, CancellationToken ct = default);
}

/// <summary>A company and its key.</summary>
public sealed record CompanyKey
{
    /// <summary>Our id.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its key in the intranet.</summary>
    public string ExternalId { get; init; } = "";
}
