namespace CallAssist.Engines.Packets;

/// <summary>Groups signalling into calls by Call-ID.</summary>
internal static class SipCalls
{
    private const int MaxCalls = 100_000;

    /// <summary>Nothing of an INVITE transaction lives longer: 64 * T1 (RFC 3261 §17.1.1.2).</summary>
    private const long TransactionNs = 32_000_000_000;

    /// <summary>The calls in order of their first message; registrations, presence and keep-alives make none.</summary>
    public static List<SipCall> From(IEnumerable<Signal> signals)
    {
        var calls = new List<SipCall>();
        var latest = new Dictionary<string, SipCall>(StringComparer.Ordinal);
        foreach (var signal in signals)
        {
            if (SipMessage.TryRead(signal.Bytes) is not { CallId.Length: > 0 } message) continue;
            if (!latest.TryGetValue(message.CallId, out var call) || BeginsAnew(call, message, signal.TimeNs))
            {
                if (!IsOfCall(message) || calls.Count >= MaxCalls) continue;
                calls.Add(latest[message.CallId] = call = new SipCall(message.CallId));
            }
            call.Take(message, signal);
        }
        return [.. calls.OrderBy(c => c.FirstNs)];
    }

    /// <summary>A phone may use a Call-ID again, and captures of one call may follow each other in a file at different times.</summary>
    private static bool BeginsAnew(SipCall call, SipMessage message, long timeNs) =>
        message.Method == "INVITE" && message.To.Tag.Length == 0 && call.EndedNs is not null && timeNs > call.LastNs + TransactionNs;

    private static bool IsOfCall(SipMessage message) =>
        (message.Method ?? message.CSeqMethod) is "INVITE" or "ACK" or "BYE" or "CANCEL" or "PRACK" or "UPDATE" or "INFO" or "REFER"
        && !(message.Method ?? message.CSeqMethod).Equals("REFER", StringComparison.Ordinal) | message.To.Tag.Length > 0;
}
