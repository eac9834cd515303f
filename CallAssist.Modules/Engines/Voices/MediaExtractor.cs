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
        using var index = new CaptureIndex(options.KeptPackets);
        index.Read(capture, ct);
        if (!index.IsCapture) return new MediaReport([], [new MediaProblem(MediaProblems.NoMedia, "This file is not a packet capture (pcap or pcapng).")], false);
        var fileProblems = FileProblems.Of(index);
        var matcher = new StreamMatcher(SipCalls.From(index.Signals()), index.Streams);
        var calls = new List<CallMedia>();
        var guesses = StreamGuesser.Calls(matcher.Unmatched, matcher.Calls); // may also complete calls whose beginning is missing
        foreach (var batch in Batches(matcher.Calls.Concat(guesses).OrderBy(c => c.BeganNs), index.IsSampled ? options.KeptPackets : long.MaxValue))
        {
            if (index.IsSampled) index.Load(batch.SelectMany(c => c.Streams).Select(s => s.Stream).ToHashSet(), ct);
            foreach (var call in batch)
            {
                ct.ThrowIfCancellationRequested();
                calls.Add(new CallBuilder(index, options, fileProblems, ct).Build(call));
            }
        }
        return new MediaReport(calls, calls.Count > 0 ? fileProblems : [.. fileProblems, FileProblems.NoCall(index)], true);
    }

    /// <summary>All calls at once; of a capture that is too long to be kept, as many as memory is meant to hold.</summary>
    private static IEnumerable<List<CallStreams>> Batches(IEnumerable<CallStreams> calls, long maxPackets)
    {
        var batch = new List<CallStreams>();
        long packets = 0;
        foreach (var call in calls)
        {
            packets += call.Packets;
            if (packets > maxPackets && batch.Count > 0)
            {
                yield return batch;
                (batch, packets) = ([], call.Packets);
            }
            batch.Add(call);
        }
        if (batch.Count > 0) yield return batch;
    }
}
