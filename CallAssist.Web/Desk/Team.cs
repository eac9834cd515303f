using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>Who sits at which extension.</summary>
public sealed record Team(IReadOnlyList<Person> People)
{
    /// <summary>People one can filter by.</summary>
    public IEnumerable<Person> AtPhones => People.Where(p => p.Extensions.Count > 0);

    /// <summary>The extensions of a person named in an address, and when they were his; nobody's for a name that is none, null for none named.</summary>
    public IReadOnlyList<Tenure>? TenuresOf(Guid? person) => person is null ? null : People.FirstOrDefault(p => p.Id == person)?.Tenures ?? [];

    /// <summary>The names at an extension at that instant, now where none is told; the extension itself where nobody sat.</summary>
    public string? At(string? extension, DateTimeOffset? at = null)
    {
        if (extension is null)
            return null;
        var names = string.Join(", ", People.Where(p => at is { } then ? p.Held(extension, then) : p.Active && p.Extensions.Contains(extension)).Select(p => p.DisplayName));
        return names.Length > 0 ? names : extension;
    }
}
