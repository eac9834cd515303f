using BenchmarkDotNet.Running;
using CallAssist.Benchmarks;

// "call FILE SECONDS" writes a call; "streams FILE" and "voices FILE RATE" measure the engine on a capture; "drafts CALLS.jsonl OUT.jsonl" writes the drafts of dialogues;
// "library COUNT [FOLDER]" measures lists and searches over so many recordings; all else goes to BenchmarkDotNet.
switch (args)
{
    case ["call", var path, var seconds]:
        File.WriteAllBytes(path, SyntheticCapture.Call(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) * 50));
        break;
    case ["streams", var path]:
        CaptureFile.MeasureStreams(path, Console.Out);
        break;
    case ["voices", var path, var rate]:
        CaptureFile.MeasureVoices(path, int.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["drafts", var calls, var drafts]:
        InsightsRun.Drafts(calls, drafts);
        break;
    case ["library", var count, .. var folder]:
        await LibraryFigures.MeasureAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), folder.FirstOrDefault(), Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CaptureFile).Assembly).Run(args);
        break;
}
