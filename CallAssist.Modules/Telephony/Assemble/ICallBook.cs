using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Where calls and their reports are kept: the database, or memory for a replay.</summary>
internal interface ICallBook
{
    /// <summary>The latest call that this source calls so.</summary>
    Task<CallSnapshot?> FindAsync(string source, string sourceCallId);

    /// <summary>One call, or null.</summary>
    Task<CallSnapshot?> FindAsync(Guid callId);

    /// <summary>Calls that are open or ended after <paramref name="since"/>: at least all that <paramref name="like"/> may mean.</summary>
    Task<IReadOnlyList<CallSnapshot>> NearAsync(DateTimeOffset since, Likeness like);

    /// <summary>All reports of a call, in the order of their arrival.</summary>
    Task<IReadOnlyList<TelephonyEvent>> ReportsAsync(Guid callId);

    /// <summary>Calls in which time alone changes something by now.</summary>
    Task<IReadOnlyList<CallSnapshot>> DueAsync(DateTimeOffset now);

    /// <summary>Keeps the call as it has become after <paramref name="before"/> (null: it is new), and with it the reports that are new.</summary>
    Task SaveAsync(CallSnapshot? before, CallSnapshot call, IReadOnlyList<TelephonyEvent> added);

    /// <summary>Forgets a call that turned out to be part of another one.</summary>
    Task RemoveAsync(Guid callId);
}

/// <summary>What a call that is looked for has: one of these numbers (E.164) or none at all, or one of these extensions.</summary>
internal sealed record Likeness(IReadOnlyCollection<string> Numbers, IReadOnlyCollection<string> Extensions)
{
    public static Likeness Of(TelephonyEvent report)
    {
        string?[] ends = [report.Caller, report.Called];
        return new([.. ends.Select(PhoneNumber.ToE164).OfType<string>()], [.. ends.Select(PhoneNumber.ToExtension).OfType<string>().Union(report.Extensions)]);
    }
}
