namespace CallAssist.Engines.Packets;

/// <summary>Groups signalling into calls by Call-ID.</summary>
internal static class SipCalls
{
    private const int MaxCalls = 100_000;

    /// <summary>The calls in order of their first message; registrations, presence and keep-alives make none.</summary>
    public static List<SipCall> From(IEnumerable<Signal> signals)
    {
        var calls = new Dictionary<string, SipCall>(StringComparer.Ordinal);
        foreach (var signal in signals)
        {
            if (SipMessage.TryRead(signal.Bytes) is not { CallId.Length: > 0 } message) continue;
            if (!calls.TryGetValue(message.CallId, out var call))
            {
                if (!IsOfCall(message) || calls.Count >= MaxCalls) continue;
                calls[message.CallId] = call = new SipCall(message.CallId);
            }
            call.Take(message, signal);
        }
        return [.. calls.Values.OrderBy(c => c.FirstNs)];
    }

    private static bool IsOfCall(SipMessage message) =>
        (message.Method ?? message.CSeqMethod) is "INVITE" or "ACK" or "BYE" or "CANCEL" or "PRACK" or "UPDATE" or "INFO" or "REFER"
        && !(message.Method ?? message.CSeqMethod).Equals("REFER", StringComparison.Ordinal) | message.To.Tag.Length > 0;
}
