using System.Globalization;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>Requests at seconds of a morning, played through adapters and assembler.</summary>
internal sealed class Scene
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly CallReplay _replay = new(RecordedRequests.Paris);

    /// <summary>Plays lines of <c>seconds source fields</c>; <c>12.5 asterisk event=hangup&amp;linkedid=1</c>. Fields <c>@</c> stands for the time told.</summary>
    public static async Task<IReadOnlyList<CallFacts>> PlayAsync(double until, params string[] lines)
    {
        var scene = new Scene();
        foreach (var line in lines)
            await scene.TellAsync(line);
        await scene._replay.TickAsync(Start.AddSeconds(until));
        return scene._replay.Calls;
    }

    public static double Seconds(DateTimeOffset? at) => (at!.Value - Start).TotalSeconds;

    private async Task TellAsync(string line)
    {
        var parts = line.Split(' ', 3);
        var fields = parts[2].Split('&').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => f[1], StringComparer.OrdinalIgnoreCase);
        if (fields.TryGetValue("time", out var told))
            fields["time"] = (Start.ToUnixTimeSeconds() + double.Parse(told, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        Assert.Null(await _replay.TellAsync(parts[1], fields, Start.AddSeconds(double.Parse(parts[0], CultureInfo.InvariantCulture))));
    }
}
