using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Filters of the list that a person keeps under a name of his own.</summary>
public interface ISavedFilters
{
    /// <summary>This person's, by name.</summary>
    Task<IReadOnlyList<SavedFilter>> ListAsync(Person person, CancellationToken ct = default);

    /// <summary>Keeps the filter; one of the same name is overwritten. False without a name, or with too many.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="name">At most 60 characters.</param>
    /// <param name="query">The query of the list's address, without the question mark; at most 1,000 characters.</param>
    /// <param name="ct">Cancels.</param>
    Task<bool> SaveAsync(Person person, string name, string query, CancellationToken ct = default);

    /// <summary>Forgets one of this person's.</summary>
    Task RemoveAsync(Person person, Guid id, CancellationToken ct = default);
}

/// <summary>A filter under its name.</summary>
public sealed record SavedFilter(Guid Id, string Name, string Query);
