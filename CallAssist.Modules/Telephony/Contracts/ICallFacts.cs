namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Calls as those need them who count them or write about them.</summary>
public interface ICallFacts
{
    /// <summary>Calls that began in a period, oldest first.</summary>
    /// <param name="from">First instant.</param>
    /// <param name="until">First instant after it.</param>
    /// <param name="extensions">Only those at which one of these rang or spoke; null for all.</param>
    /// <param name="ct">Cancellation.</param>
    Task<IReadOnlyList<CallFacts>> ListAsync(DateTimeOffset from, DateTimeOffset until, IReadOnlyList<string>? extensions = null, CancellationToken ct = default);
}
