using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Upload;

/// <summary>Outcomes in a person's language: what happened, why, and what to do.</summary>
internal static class OutcomeTexts
{
    public static string Tell(this AgentTexts texts, UploadOutcome outcome) => outcome switch
    {
        UploadOutcome.Taken { New: true } taken => texts["Taken.New", taken.Recording],
        UploadOutcome.Taken taken => texts["Taken.Known", taken.Recording],
        UploadOutcome.Refused { Code: AgentErrorCodes.NotACapture } => texts["Refused.NotACapture"],
        UploadOutcome.Refused { Code: AgentErrorCodes.TooLarge } refused => texts["Refused.TooLarge", refused.Reason],
        UploadOutcome.Refused refused => texts["Refused.Other", refused.Reason],
        UploadOutcome.Postponed postponed => texts[$"Postponed.{postponed.Obstacle}", postponed.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""],
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
