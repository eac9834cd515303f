using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CallAssist.Benchmarks;

/// <summary>This engine and whisper.cpp's whisper-bench by turns on the same model, so that both see the same machine; shortest times of each, and their ratio.</summary>
internal static partial class WhisperComparison
{
    /// <param name="bench">whisper-bench.</param>
    /// <param name="model">A model file.</param>
    /// <param name="threads">Of both.</param>
    /// <param name="turns">How often each runs.</param>
    /// <param name="to">Gets one line.</param>
    public static void Run(string bench, string model, int threads, int turns, TextWriter to)
    {
        var (ours, theirs) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        for (var turn = 0; turn < turns; turn++)
        {
            Keep(theirs, Parse(Theirs(), Output(bench, "-m", model, "-t", threads.ToString(CultureInfo.InvariantCulture))));
            Keep(ours, Parse(Ours(), Output(Environment.ProcessPath!, [.. Self(), "whisper", model, threads.ToString(CultureInfo.InvariantCulture), "Best", "2"])));
        }
        string Ratio(string name, double mine, string other) => string.Create(
            CultureInfo.InvariantCulture, $"{name} {mine:F2} / {theirs[other]:F2} = {mine / theirs[other]:F2}");
        to.WriteLine($"{Path.GetFileName(model)} {threads} threads: " + string.Join(", ",
            Ratio("encode", ours["encode_ms"], "encode"), Ratio("token", ours["token_ms"], "decode"), Ratio("token of 4 windows", ours["token_of_4_windows_ms"], "decode"),
            Ratio("batch 5", ours["batch5_ms"], "batchd"), Ratio("prompt 256", ours["prompt256_ms"], "prompt"), Ratio("peak MiB", ours["peak_mib"], "peak")));
    }

    private static IEnumerable<string> Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(WhisperComparison).Assembly.Location] : [];

    private static void Keep(Dictionary<string, double> best, IEnumerable<(string Name, double Value)> values)
    {
        foreach (var (name, value) in values) best[name] = Math.Min(best.GetValueOrDefault(name, double.MaxValue), value);
    }

    private static IEnumerable<(string, double)> Parse(Regex pattern, string output) => pattern.Matches(output).Select(m => (
        m.Groups[1].Value, m.Groups[1].Value switch
        {
            "batchd" => 5 * Number(m.Groups[2].Value), // whisper-bench divides by all tokens
            "prompt" => 256 * Number(m.Groups[2].Value),
            _ => Number(m.Groups[2].Value),
        }));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Output(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        long peak = 0;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break; // it ended meanwhile
            }
        }
        process.WaitForExit();
        return $"{output.Result}\n{error.Result}\npeak {peak / 1048576}\n";
    }

    [GeneratedRegex(@"(encode|decode|batchd|prompt) time =.*?\(\s*([\d.]+) ms per run\)|(?<1>peak) (?<2>\d+)")]
    private static partial Regex Theirs();

    [GeneratedRegex(@"(\w+_ms|peak_mib)=([\d.]+)")]
    private static partial Regex Ours();
}
