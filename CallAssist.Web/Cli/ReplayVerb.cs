using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>`replay --in F.jsonl --out G.jsonl`: what switchboard and phones told, played on a virtual clock.</summary>
internal static class ReplayVerb
{
    private const string Help = """
        replay --in F.jsonl --out G.jsonl

        Plays the events of each scenario through the server's own adapters and assembler on a virtual clock. Each line of F
        holds "id", "tz", "start", "until_t", "config", "events" and "interventions"; each line of G holds the "calls",
        "missed_mails", "reminder_mails" and the "digest" that come out of it. Times are milliseconds since "start".

        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    /// <summary>Runs the verb; <paramref name="args"/> come after "replay".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr) =>
        JsonLinesVerb.Run(Help, args, [], _ => line => PlayAsync(ReplayScenario.Read(line)).GetAwaiter().GetResult(), stdout, stderr);

    private static async Task<JsonObject> PlayAsync(ReplayScenario scenario)
    {
        var replay = new CallReplay(scenario.Zone);
        foreach (var told in scenario.Events)
        {
            await PassAsync(replay, scenario, told.At);
            if (await replay.TellAsync(told.Source, told.Fields, told.At) is { } problem)
                throw new JsonException($"{scenario.Id}, t {scenario.Milliseconds(told.At)}: {problem}");
        }

        await PassAsync(replay, scenario, scenario.Until);
        return ReplayOutcome.Write(scenario, replay.Calls);
    }

    private static Task PassAsync(CallReplay replay, ReplayScenario scenario, DateTimeOffset now) => replay.TickAsync(now);
}
