using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Identity.SignIn;

/// <summary>
/// Names that nobody has are locked out like names that somebody has; otherwise the lock-out's answer would tell which exist.
/// In memory, bounded, and forgotten with the process: nothing is behind these names.
/// </summary>
internal sealed class UnknownNames(TimeProvider clock, IOptions<IdentityOptions> options)
{
    private const int Most = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Guesses> _names = new(StringComparer.Ordinal);

    /// <summary>Counts a wrong guess; true when this name is to be answered as locked out.</summary>
    public bool Fail(string normalizedName)
    {
        var lockout = options.Value.Lockout;
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_names.Count >= Most)
                _names.Clear();
            var guesses = _names.GetValueOrDefault(normalizedName);
            if (guesses.LockedUntil > now)
                return true;
            var count = guesses.Count + 1;
            var locked = count >= lockout.MaxFailedAccessAttempts;
            _names[normalizedName] = locked ? new(0, now + lockout.DefaultLockoutTimeSpan) : new(count, default);
            return locked;
        }
    }

    private readonly record struct Guesses(int Count, DateTimeOffset LockedUntil);
}
