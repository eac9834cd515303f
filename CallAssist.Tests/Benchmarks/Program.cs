using System.Globalization;
using BenchmarkDotNet.Running;
using CallAssist.Benchmarks;
using CallAssist.Engines.Whisper.Kernels;

// "call FILE SECONDS" writes a call; "streams FILE" and "voices FILE RATE" measure the engine on a capture; "drafts CALLS.jsonl OUT.jsonl" writes the drafts of dialogues; "insights" measures keywords and redaction;
// "tagger MODEL SET..." teaches the redaction's tagger from marked passages and writes its weights, "tagger-apart SET..." measures it on each set after learning from the others;
// "library COUNT [FOLDER]" measures lists and searches over so many recordings;
// "lookup COUNT" measures who is calling among so many numbers;
// "customer COUNT [FOLDER]" measures what a customer's page asks for among so many entries;
// "calllog PERMONTH MONTHS" measures pages of the call log;
// "hooks [SECONDS]" measures the answer to webhooks; "cards COUNT" the way of so many calls from the webhook to a hundred clients of the feed;
// "model FILE SIZE TYPE" writes a Whisper model of random weights, "peak KERNELS" and "whisper FILE THREADS KERNELS RUNS" measure that engine,
// "compare WHISPER-BENCH FILE THREADS TURNS" runs it against whisper.cpp, "calls FILE MINUTES THREADS CAPTURE..." transcribes a long call in two ways, "parts" with the same arguments does so with a model that says nothing; all else goes to BenchmarkDotNet.
switch (args)
{
    case ["call", var path, var seconds]:
        File.WriteAllBytes(path, SyntheticCapture.Call(int.Parse(seconds, CultureInfo.InvariantCulture) * 50));
        break;
    case ["streams", var path]:
        CaptureFile.MeasureStreams(path, Console.Out);
        break;
    case ["voices", var path, var rate]:
        CaptureFile.MeasureVoices(path, int.Parse(rate, CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["model", var path, var size, var type]:
        RandomModel.Write(path, size, type);
        break;
    case ["peak", var kernels]:
        WhisperSpeed.MeasurePeak(Enum.Parse<KernelPath>(kernels), Console.Out);
        break;
    case ["whisper", var path, var threads, var kernels, var runs]:
        WhisperSpeed.Measure(path, int.Parse(threads, CultureInfo.InvariantCulture), Enum.Parse<KernelPath>(kernels), int.Parse(runs, CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["compare", var bench, var model, var threads, var turns]:
        WhisperComparison.Run(bench, model, int.Parse(threads, CultureInfo.InvariantCulture), int.Parse(turns, CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["calls", var model, var minutes, var threads, .. { Length: > 0 } captures]:
        WhisperCalls.Measure(model, int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture), captures, Console.Out);
        break;
    case ["parts", var model, var minutes, var threads, .. { Length: > 0 } captures]:
        WhisperParts.Measure(model, int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture), captures, Console.Out);
        break;
    case ["tagger", var model, .. { Length: > 0 } sets]:
        TaggerTraining.Write(model, sets, Console.Out);
        break;
    case ["tagger-apart", .. { Length: > 1 } sets]:
        TaggerTraining.MeasureApart(sets, Console.Out);
        break;
    case ["drafts", var calls, var drafts]:
        InsightsRun.Drafts(calls, drafts);
        break;
    case ["library", var count, .. var folder]:
        await LibraryFigures.MeasureAsync(int.Parse(count, CultureInfo.InvariantCulture), folder.FirstOrDefault(), Console.Out);
        break;
    case ["lookup", var count]:
        await LookupFigures.MeasureAsync(int.Parse(count, CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["customer", var entries, .. var folder]:
        await CustomerFigures.MeasureAsync(int.Parse(entries, CultureInfo.InvariantCulture), folder.FirstOrDefault(), Console.Out);
        break;
    case ["calllog", var perMonth, var months]:
        await CallLogFigures.MeasureAsync(int.Parse(perMonth, CultureInfo.InvariantCulture), int.Parse(months, CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["cards", var count]:
        await CardFigures.MeasureAsync(int.Parse(count, CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["hooks", .. var length]:
        await HookFigures.MeasureAsync(int.Parse(length.FirstOrDefault() ?? "30", CultureInfo.InvariantCulture), Console.Out);
        break;
    case ["insights"]:
        InsightsRun.Measure(Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CaptureFile).Assembly).Run(args);
        break;
}
