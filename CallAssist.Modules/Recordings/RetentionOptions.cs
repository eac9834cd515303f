using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings;

/// <summary>Days a recording is kept for each purpose (section <c>Recordings:Retention</c>).</summary>
public sealed class RetentionOptions
{
    /// <summary>For analysis, the default purpose. Default 30 days.</summary>
    public int Analysis { get; set; } = 30;

    /// <summary>For training. Default 180 days.</summary>
    public int Training { get; set; } = 180;

    /// <summary>For proof. Default 365 days.</summary>
    public int Proof { get; set; } = 365;

    /// <summary>How long a recording of this purpose stays.</summary>
    public TimeSpan Of(RecordingPurpose purpose) => TimeSpan.FromDays(purpose switch
    {
        RecordingPurpose.Proof => Proof,
        RecordingPurpose.Training => Training,
        RecordingPurpose.None => 0,
        _ => Analysis,
    });
}
