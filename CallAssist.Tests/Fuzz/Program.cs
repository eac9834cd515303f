using System.Diagnostics;
using System.Globalization;
using CallAssist.Fuzz;

// Oracles: no exception, and no input that takes more than 100 ms. A failing input is written beside the program's working folder.
var wanted = args.ElementAtOrDefault(0) ?? "all";
var rounds = int.Parse(args.ElementAtOrDefault(1) ?? "100000", CultureInfo.InvariantCulture);
var seed = int.Parse(args.ElementAtOrDefault(2) ?? "1", CultureInfo.InvariantCulture);
var failures = 0;
foreach (var target in Targets.All.Where(t => wanted == "all" || t.Name == wanted))
{
    var mutator = new Mutator(new Random(seed), target.Seeds);
    var total = Stopwatch.StartNew();
    var slowest = TimeSpan.Zero;
    for (var round = 0; round < rounds; round++)
    {
        var input = mutator.Next();
        var one = Stopwatch.StartNew();
        try
        {
            target.Run(input);
        }
        catch (Exception failure)
        {
            failures++;
            File.WriteAllBytes($"fuzz-{target.Name}-{seed}-{round}.bin", input);
            Console.WriteLine($"{target.Name} round {round}: {failure.GetType().Name} {failure.Message}\n{failure.StackTrace}");
            if (failures > 5) return 2;
        }
        if (round > 1000 && one.Elapsed > slowest) slowest = one.Elapsed;
        if (round > 1000 && one.ElapsedMilliseconds > 100) File.WriteAllBytes($"fuzz-slow-{target.Name}-{seed}-{round}.bin", input);
    }
    Console.WriteLine($"{target.Name,-10} {rounds,10} inputs {total.Elapsed.TotalSeconds,7:F1} s, slowest {slowest.TotalMilliseconds:F1} ms");
}
return failures > 0 ? 2 : 0;
