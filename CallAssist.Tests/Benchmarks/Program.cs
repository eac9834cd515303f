using BenchmarkDotNet.Running;
using CallAssist.Benchmarks;

// "call FILE SECONDS" writes a call; "file FILE [RATE]" measures the engine on a capture; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["call", var path, var seconds]:
        File.WriteAllBytes(path, SyntheticCapture.Call(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) * 50));
        break;
    case ["file", var path, .. var rate]:
        CaptureFile.Measure(path, rate is [var text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 16_000, Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CaptureFile).Assembly).Run(args);
        break;
}
