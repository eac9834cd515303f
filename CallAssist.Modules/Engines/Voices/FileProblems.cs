using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>What is wrong with a capture as a whole.</summary>
internal static class FileProblems
{
    public static List<MediaProblem> Of(CaptureIndex index)
    {
        var problems = new List<MediaProblem>();
        if (index.TruncatedFile)
            problems.Add(new MediaProblem(MediaProblems.TruncatedFile, "The file ends in the middle of a record: it is still being written or was cut. What came before is used."));
        if (index.CorruptRecords > 0)
            problems.Add(new MediaProblem(MediaProblems.CorruptRecords, $"{index.CorruptRecords} damaged record(s) were skipped."));
        if (index.CutPackets > 0)
            problems.Add(new MediaProblem(MediaProblems.TruncatedPackets, $"{index.CutPackets} phone packets were cut by the capture's snap length: capture with -s 0 (whole packets)."));
        return problems;
    }

    /// <summary>Why there is no call at all.</summary>
    public static MediaProblem NoCall(CaptureIndex index)
    {
        var (cause, detail) = index.Packets switch
        {
            0 => (SilenceCauses.NothingCaptured, "The capture holds no packet: the capture was stopped at once, or on the wrong interface."),
            _ when index.Signals().Count > 0 => (SilenceCauses.NoCall, "The phone registers, but no call was made during the capture."),
            _ => (SilenceCauses.NoPhone, "The capture holds no phone traffic: port mirroring is off, or the wrong interface was captured."),
        };
        return new MediaProblem(MediaProblems.NoMedia, detail, cause);
    }
}
