using System.Diagnostics;
using System.Globalization;
using CallAssist.Fuzz;

// usage: TARGET|all [INPUTS [SEED [FOLDER]]], or truncate CAPTURE...
// Failing inputs are written to FOLDER as TARGET-SEED-N.bin. Exit status 2 when a rule was broken.
if (args is ["truncate", .. var captures])
{
    var cut = captures.Select(path => (Path: path, Result: Truncation.Run(path))).ToList();
    foreach (var (path, (parts, findings)) in cut) Console.WriteLine($"{Path.GetFileName(path)}: cut at {parts} places, {findings.Count} findings {string.Join('\n', findings.Select(f => f.Reason))}");
    return cut.Exists(c => c.Result.Findings.Count > 0) ? 2 : 0;
}
var wanted = args.ElementAtOrDefault(0) ?? "all";
var rounds = long.Parse(args.ElementAtOrDefault(1) ?? "100000", CultureInfo.InvariantCulture);
var seed = int.Parse(args.ElementAtOrDefault(2) ?? "1", CultureInfo.InvariantCulture);
var folder = args.ElementAtOrDefault(3) ?? ".";
var failed = false;
foreach (var target in Targets.All.Where(t => wanted == "all" || t.Name == wanted))
{
    var campaign = new Campaign(target);
    var watch = Stopwatch.StartNew();
    campaign.Run(rounds, seed);
    Console.WriteLine($"{target.Name,-10} {campaign.Inputs,10} inputs {watch.Elapsed.TotalSeconds,7:F1} s, slowest {campaign.Slowest.TotalMilliseconds,6:F2} ms, most {campaign.MostBytes,8} bytes, {campaign.Findings.Count} findings");
    for (var i = 0; i < campaign.Findings.Count; i++)
    {
        File.WriteAllBytes(Path.Combine(folder, $"{target.Name}-{seed}-{i}.bin"), campaign.Findings[i].Input);
        Console.WriteLine($"  {campaign.Findings[i].Reason}");
        failed = true;
    }
}
return failed ? 2 : 0;
