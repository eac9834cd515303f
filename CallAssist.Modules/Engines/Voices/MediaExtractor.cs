using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>From a capture to two clean voices per call.</summary>
public static class MediaExtractor
{
    /// <summary>Reads a capture to its end and gives its calls. Never throws on bad input; I/O errors and cancellation are the caller's.</summary>
    /// <param name="capture">pcap or pcapng, plain or gzipped; need not be seekable and is not disposed.</param>
    /// <param name="options">Sample rate and external decoder.</param>
    /// <param name="ct">Stops the work.</param>
    public static MediaReport Extract(Stream capture, MediaOptions options, CancellationToken ct = default)
    {
        using var index = new CaptureIndex();
        index.Read(capture, ct);
        if (!index.IsCapture) return new MediaReport([], [new MediaProblem(MediaProblems.NoMedia, "This file is not a packet capture (pcap or pcapng).")], false);
        var fileProblems = FileProblems.Of(index);
        var matcher = new StreamMatcher(SipCalls.From(index.Signals()), index.Streams);
        var calls = new List<CallMedia>();
        var guesses = StreamGuesser.Calls(matcher.Unmatched, matcher.Calls); // may also complete calls whose beginning is missing
        foreach (var call in matcher.Calls.Concat(guesses).OrderBy(c => c.BeganNs))
        {
            ct.ThrowIfCancellationRequested();
            calls.Add(new CallBuilder(index, options, fileProblems, ct).Build(call));
        }
        return new MediaReport(calls, calls.Count > 0 ? fileProblems : [.. fileProblems, FileProblems.NoCall(index)], true);
    }
}
