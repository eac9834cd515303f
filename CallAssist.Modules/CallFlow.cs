using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Webhooks.Contracts;

namespace CallAssist.Modules;

/// <summary>
/// The story of a call on one screen: event, who raises it, who handles it (module and class). Work travels downstream by
/// these events only; a test holds this table against the registered handlers, so it is true.
/// </summary>
public static class CallFlow
{
    /// <summary>Event → raised by → handled by, in the order in which a call lives through them.</summary>
    public static IReadOnlyList<FlowStep> Story { get; } =
    [
        // The switchboard tells of a call: POST /hooks/{token}/…
        new(typeof(CallReported), "Telephony", "Telephony.AssembleCall"),
        new(typeof(CallRinging), "Telephony", "Telephony.PushScreens", "Popups.KeepCards", "Popups.TellFeed", "Agents.TellAgents"),
        new(typeof(CallAnswered), "Telephony", "Popups.KeepCards", "Popups.TellFeed", "Agents.TellAgents"),
        new(typeof(CodeDialled), "Telephony", "Agents.ObeyCode"),
        new(typeof(CallAnnounced), "Telephony", "Recordings.NoteAnnouncement"),
        new(typeof(CallHeld), "Telephony", "Popups.TellFeed"),
        new(typeof(CallTransferred), "Telephony", "Popups.TellFeed"),
        new(typeof(CallEnded), "Telephony", "Popups.KeepCards", "Popups.TellFeed", "Notifications.NotifyMissed", "Notifications.ScheduleReminder", "Agents.TellAgents", "Webhooks.QueueMessages"),

        // The agent sends the capture: POST /agent/v1/recordings
        new(typeof(RecordingReceived), "Recordings", "Recordings.ScheduleExtract"),
        new(typeof(RecordingReady), "Recordings", "Transcription.ScheduleTranscribe"),
        new(typeof(TranscriptReady), "Transcription", "Transcription.IndexTranscript", "Insights.ScheduleUnderstand", "Webhooks.QueueMessages"),
        new(typeof(InsightsReady), "Insights", "Interventions.ScheduleDraft"),

        // Somebody wrote other words over what the engine heard.
        new(typeof(TranscriptCorrected), "Transcription", "Transcription.IndexTranscript", "Insights.TeachCorrection"),

        // A recording is erased, by a supervisor or by the clock: everything made of it goes.
        new(typeof(RecordingErased), "Recordings", "Recordings.DestroyFiles", "Transcription.ForgetTranscript", "Transcription.DropBundles", "Insights.ForgetInsights"),

        // A draft waits for the operator; a person accepts it.
        new(typeof(InterventionDrafted), "Interventions", "Interventions.TellDesk"),
        new(typeof(InterventionSaved), "Interventions", "Interventions.TeachCatalogue", "Webhooks.QueueMessages"),

        // A mail is written: missed call, reminder, digest.
        new(typeof(MailQueued), "Notifications", "Notifications.ScheduleMails"),

        // Another system wants to know: the intranet.
        new(typeof(WebhookQueued), "Webhooks", "Webhooks.ScheduleMessages"),
    ];
}

/// <summary>One line of the story.</summary>
public sealed record FlowStep(Type Event, string RaisedBy, params string[] HandledBy);
