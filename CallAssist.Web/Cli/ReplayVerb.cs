using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>`replay --in F.jsonl --out G.jsonl`: what switchboard and phones told, played on a virtual clock.</summary>
internal static class ReplayVerb
{
    private const string Help = """
        replay --in F.jsonl --out G.jsonl

        Plays the events of each scenario through the server's own adapters, assembler and rules on a virtual clock. Each line
        of F holds "id", "tz", "start", "until_t", "config", "events" and "interventions"; each line of G holds the "calls",
        "missed_mails", "reminder_mails" and the "digest" that come out of it. Times are milliseconds since "start".

        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    /// <summary>Runs the verb; <paramref name="args"/> come after "replay".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr) =>
        JsonLinesVerb.Run(Help, args, [], _ => line => PlayAsync(ReplayScenario.Read(line)).GetAwaiter().GetResult(), stdout, stderr);

    private static async Task<JsonObject> PlayAsync(ReplayScenario scenario)
    {
        var calls = new CallReplay(scenario.Zone);
        var desk = new ReplayDesk(scenario);
        var happenings = scenario.Events.Select(e => (e.At, Event: (ReplayedEvent?)e, Intervention: (ReplayedIntervention?)null))
            .Concat(scenario.Interventions.Select(i => (i.At, Event: (ReplayedEvent?)null, Intervention: (ReplayedIntervention?)i))).OrderBy(h => h.At);
        foreach (var (at, told, written) in happenings)
        {
            await PassAsync(calls, desk, at);
            if (written is not null)
                desk.Write(written, calls.Calls);
            else if (await calls.TellAsync(told!.Source, told.Fields, at) is { } problem)
                throw new JsonException($"{scenario.Id}, t {scenario.Milliseconds(at)}: {problem}");
        }

        await PassAsync(calls, desk, scenario.Until);
        return ReplayOutcome.Write(scenario, calls.Calls, desk);
    }

    /// <summary>Time passes: whatever it brings happens at its own instant.</summary>
    private static async Task PassAsync(CallReplay calls, ReplayDesk desk, DateTimeOffset until)
    {
        while (true)
        {
            var reminder = desk.NextAt(calls.Calls);
            var next = calls.NextAt is { } due && (reminder is null || due <= reminder) ? due : reminder;
            if (next is null || next > until)
                break;
            await calls.TickAsync(next.Value);
            desk.Tick(next.Value, calls.Calls);
        }

        await calls.TickAsync(until);
    }
}
