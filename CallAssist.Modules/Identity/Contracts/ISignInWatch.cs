namespace CallAssist.Modules.Identity.Contracts;

/// <summary>
/// Tells the open tabs of this process at once that a person's sign-in ended: switched off, another role, another password.
/// Tabs on other nodes learn it from <see cref="IStampCheck"/> at their next check.
/// </summary>
public interface ISignInWatch
{
    /// <summary>Calls <paramref name="ended"/>, on any thread, each time until the subscription is disposed.</summary>
    IDisposable Watch(Guid person, Action ended);
}
