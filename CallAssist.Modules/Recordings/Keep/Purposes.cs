using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Keep;

/// <summary>Purposes as the table spells them.</summary>
internal static class Purposes
{
    public static string Word(RecordingPurpose purpose) => purpose.ToString().ToLowerInvariant();

    public static RecordingPurpose Of(string word) => Enum.TryParse<RecordingPurpose>(word, ignoreCase: true, out var purpose) ? purpose : RecordingPurpose.Analysis;
}
