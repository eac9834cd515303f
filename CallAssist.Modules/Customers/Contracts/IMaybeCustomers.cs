namespace CallAssist.Modules.Customers.Contracts;

/// <summary>
/// Who may be behind a number that nobody is stored under; filled by the modules below, which have met the number elsewhere
/// (an intervention, a mail).
/// </summary>
public interface IMaybeCustomers
{
    /// <summary>Where this number (E.164) was met, newest first.</summary>
    Task<IReadOnlyList<Encounter>> ListAsync(string number, CancellationToken ct = default);
}

/// <summary>A number was met together with a company.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Kind">Where: <c>intervention</c>.</param>
/// <param name="At">When.</param>
public sealed record Encounter(Guid CompanyId, string Kind, DateTimeOffset At);

/// <summary>A company that may be calling: an uncertain match, shown as such and assigned by a person.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Company">Its name.</param>
/// <param name="Kind">Where the number was met: <c>intervention</c>.</param>
/// <param name="At">When.</param>
public sealed record MaybeCustomer(Guid CompanyId, string Company, string Kind, DateTimeOffset At);
