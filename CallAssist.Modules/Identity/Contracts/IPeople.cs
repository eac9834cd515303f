namespace CallAssist.Modules.Identity.Contracts;

/// <summary>The people of the office.</summary>
public interface IPeople
{
    /// <summary>Everyone, by display name.</summary>
    Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct = default);

    /// <summary>One person, or null.</summary>
    Task<Person?> FindAsync(Guid id, CancellationToken ct = default);

    /// <summary>One person by sign-in name, or null.</summary>
    Task<Person?> FindByNameAsync(string userName, CancellationToken ct = default);

    /// <summary>Active people at any of these extensions now.</summary>
    Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, CancellationToken ct = default);

    /// <summary>Whoever held any of these extensions at that instant, active or not.</summary>
    Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, DateTimeOffset at, CancellationToken ct = default);

    /// <summary>Adds a person; returns what is wrong (codes of resources <c>Identity_{code}</c>), empty when done.</summary>
    Task<IReadOnlyList<string>> AddAsync(Person person, string password, CancellationToken ct = default);

    /// <summary>Changes everything but the password; signs the person out everywhere when role or activity changed.</summary>
    Task<IReadOnlyList<string>> UpdateAsync(Person person, CancellationToken ct = default);

    /// <summary>The same; extensions that come or go did so at <paramref name="movedAt"/>, which lies in the past.</summary>
    Task<IReadOnlyList<string>> UpdateAsync(Person person, DateTimeOffset? movedAt, CancellationToken ct = default);

    /// <summary>Sets a new password, ends a lock-out and signs the person out everywhere.</summary>
    Task<IReadOnlyList<string>> ResetPasswordAsync(Guid id, string password, CancellationToken ct = default);
}

/// <summary>Who is asking, in a request or in a browser tab's circuit.</summary>
public interface ICurrentPerson
{
    /// <summary>The signed-in person, or null.</summary>
    Task<Person?> GetAsync(CancellationToken ct = default);
}

/// <summary>Signing in and out with a cookie; only inside an HTTP request.</summary>
public interface ISignIn
{
    /// <summary>Checks name and password and sets the cookie.</summary>
    Task<SignInOutcome> SignInAsync(string userName, string password, CancellationToken ct = default);

    /// <summary>Forgets the cookie.</summary>
    Task SignOutAsync();

    /// <summary>
    /// Whoever is signed in changes his own password: other browsers are signed out, this one stays. Returns what is wrong
    /// (codes of resources <c>Identity_{code}</c>), empty when done.
    /// </summary>
    Task<IReadOnlyList<string>> ChangePasswordAsync(string current, string next, CancellationToken ct = default);

    /// <summary>Whoever is signed in changes his language: <c>fr</c> or <c>en</c>.</summary>
    Task<IReadOnlyList<string>> ChangeLanguageAsync(string language, CancellationToken ct = default);
}

/// <summary>How a sign-in ended. Wrong name and wrong password are one answer on purpose.</summary>
public enum SignInOutcome
{
    /// <summary>The cookie is set.</summary>
    SignedIn,

    /// <summary>Name or password is wrong, or the person may not sign in.</summary>
    Refused,

    /// <summary>Too many attempts: wait.</summary>
    LockedOut,
}
