namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>
/// When an operator is reminded of calls without intervention: some minutes after a call, all his open calls in one mail, at
/// most one mail an hour. A call that stood in a mail brings no further one by itself, but stays on the list. Pure.
/// </summary>
/// <param name="After">How long after its end a call brings a mail: 1 to 15 minutes.</param>
/// <param name="Apart">The least time between two mails to one operator.</param>
public sealed record ReminderRule(TimeSpan After, TimeSpan Apart)
{
    /// <summary>Ten minutes after the call, one mail an hour.</summary>
    public static ReminderRule Default { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));

    /// <summary>When the next mail to this operator is due; null: none is.</summary>
    /// <param name="open">His finished outside calls without intervention.</param>
    /// <param name="lastMail">When he was last reminded.</param>
    public DateTimeOffset? DueAt(IEnumerable<UnwrittenCall> open, DateTimeOffset? lastMail)
    {
        var first = open.Where(c => !c.Reminded).Select(c => (DateTimeOffset?)(c.EndedAt + After)).Min();
        return first is null || lastMail is null || first >= lastMail + Apart ? first : lastMail + Apart;
    }
}

/// <summary>A finished outside call nobody has written an intervention for.</summary>
/// <param name="CallId">The call.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Reminded">It stood in a reminder already.</param>
public sealed record UnwrittenCall(Guid CallId, DateTimeOffset EndedAt, bool Reminded);
