namespace CallAssist.Modules.Notifications.Remind;

/// <summary>A finished call for which its operator owes an intervention.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Number">The customer's, in E.164, or null.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="DraftId">The draft that waits for him, or null.</param>
internal sealed record OpenCall(Guid CallId, string? Number, DateTimeOffset StartedAt, DateTimeOffset EndedAt, Guid? DraftId);
