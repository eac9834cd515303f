namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>Codes that an operator dials beside his call: *44 record, *45 stop, *48 pause, *49 go on. They are no calls.</summary>
internal static class RecordingCode
{
    /// <summary>The code that either end of this report is; null for a call.</summary>
    public static string? Of(TelephonyEvent report) => Of(report.Called) ?? Of(report.Caller);

    private static string? Of(string? end)
    {
        var user = (end ?? "").AsSpan().Trim();
        user = user.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) ? user[4..] : user;
        var at = user.IndexOf('@');
        return (at < 0 ? user : user[..at]) is "*44" or "*45" or "*48" or "*49" ? (at < 0 ? user : user[..at]).ToString() : null;
    }
}
