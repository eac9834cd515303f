using System.Diagnostics;
using System.Globalization;
using CallAssist.Fuzz;

// usage: TARGET|all [INPUTS [SEED [FOLDER]]]; failing inputs are written to FOLDER as TARGET-SEED-N.bin. Exit status 2 when a rule was broken.
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
