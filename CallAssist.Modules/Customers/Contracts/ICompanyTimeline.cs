namespace CallAssist.Modules.Customers.Contracts;

/// <summary>One company's history out of all modules that hold a part of it.</summary>
public interface ICompanyTimeline
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> ListAsync(Guid companyId, int take, CancellationToken ct = default);
}
