namespace CallAssist.Modules.Customers.Contracts;

/// <summary>Promises made to a customer and not yet kept; filled by the modules below (Tasks).</summary>
public interface IOpenPromises
{
    /// <summary>Whether somebody promised to call this company back.</summary>
    Task<bool> CallbackAsync(Guid companyId, CancellationToken ct = default);
}
