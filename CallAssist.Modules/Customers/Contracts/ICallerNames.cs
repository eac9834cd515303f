namespace CallAssist.Modules.Customers.Contracts;

/// <summary>Names over numbers, for lists: many at once, without alerts and history.</summary>
public interface ICallerNames
{
    /// <summary>Who stands behind each of these numbers (any spelling), by the spelling asked for; unknown numbers are left out.</summary>
    Task<IReadOnlyDictionary<string, CallerName>> OfAsync(IReadOnlyCollection<string> numbers, CancellationToken ct = default);

    /// <summary>Numbers (E.164) of a company and its people.</summary>
    Task<IReadOnlyList<string>> NumbersAsync(Guid companyId, CancellationToken ct = default);

    /// <summary>Numbers (E.164) of companies and people whose name has this text in it; at most <paramref name="take"/>.</summary>
    Task<IReadOnlyList<string>> NumbersAsync(string name, int take = 300, CancellationToken ct = default);
}

/// <summary>The holder of a number.</summary>
public sealed record CallerName
{
    /// <summary>The company.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>Its name.</summary>
    public string Company { get; init; } = "";

    /// <summary>The contact, or null where the number is the company's own.</summary>
    public string? Contact { get; init; }
}
