using CallAssist.Fuzz;
using CallAssist.Tests.Engines.Voices;

namespace CallAssist.Tests.Engines.Packets;

/// <summary>A short run of every fuzz target, and every input that once broke a rule.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 3_000;
    private const int Seed = 20_261_121;

    /// <summary>A busy machine is no fault: only what hangs fails here; the 100 ms are the fuzz project's.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Names => [.. Targets.All.Select(t => t.Name)];

    public static TheoryData<string> Kept => [.. Directory.EnumerateFiles(Captures.Path("Fuzz")).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Target_DamagedInputs_BreakNoRule(string name)
    {
        var campaign = new Campaign(Targets.All.Single(t => t.Name == name)) { MaxTime = Hangs };
        campaign.Run(Rounds, Seed, TestContext.Current.CancellationToken);
        Assert.Empty(campaign.Findings.Select(f => f.Reason));
    }

    /// <summary>The file's name begins with that of its target.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void Target_InputThatOnceFailed_BreaksNoRule(string file)
    {
        var campaign = new Campaign(Targets.All.Single(t => t.Name == file.Split('-')[0])) { MaxTime = Hangs, WarmUp = 0 };
        campaign.Try(File.ReadAllBytes(Captures.Path(Path.Combine("Fuzz", file))));
        Assert.Empty(campaign.Findings.Select(f => f.Reason));
    }
}
