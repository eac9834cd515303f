using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.EndToEnd;

/// <summary>
/// A real call: two baresip phones on the loopback interface, the agent as a process of its own with dumpcap, the real server, webhooks
/// as the switchboard of this call would send them.
/// </summary>
public sealed class RealCallTests
{
    private const int CallerHertz = 440;
    private const int CalleeHertz = 1000;

    /// <summary>Whoever else tries this on the same machine meanwhile hears these calls too, and is to serve other phones.</summary>
    private readonly string _callee = $"{Random.Shared.Next(7000, 8000)}";
    private readonly string _caller = $"{Random.Shared.Next(8000, 9000)}";

    [Fact]
    public async Task Call_BetweenTwoPhones_ArrivesWithBothVoicesAtItsCallAndWithoutItsPause()
    {
        var present = OperatingSystem.IsLinux() && File.Exists(Phone.Program) && File.Exists("/usr/bin/dumpcap") && Environment.IsPrivilegedProcess;
        Assert.True(present || Environment.GetEnvironmentVariable("CALLASSIST_REQUIRE_PHONES") is null, "baresip, dumpcap and the right to capture are required here.");
        Assert.SkipUnless(present, "Needs Debian's packages baresip-core and wireshark-common, and root to capture.");
        await using var office = await AgentOffice.OpenAsync();
        var lea = await AddAsync(office, _callee);
        var hook = (await office.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("webhook", "PBX", "asterisk", TokenRights.ReportEvents))).Secret;
        var options = office.Options;
        (options.Capture, options.Interface, options.Extension) = (true, "lo", "");
        var before = Listeners();
        await using var agent = AgentProcess.Start(office.SettingsFile(options));
        await UntilAsync(() => agent.Log.Contains("dumpcap runs") && agent.Log.Contains("Connected"), () => agent.Log);
        await UntilAsync(() => Listeners().Except(before).Any(), () => agent.Log);

        await HookAsync(office, hook, $"event=incoming&linkedid=7&caller={_caller}&called={_callee}");
        await HookAsync(office, hook, $"event=ringing&linkedid=7&peer={_callee}");
        await using var callee = Phone.Start(_callee, CalleeHertz);
        await UntilAsync(() => callee.Log.Contains("is ready"), () => callee.Log);
        await using var caller = Phone.Start(_caller, CallerHertz, dial: $"sip:{_callee}@127.0.0.1:{callee.Port}");
        await UntilAsync(() => caller.Log.Contains("Call established"), () => caller.Log);
        await HookAsync(office, hook, $"event=answered&linkedid=7&peer={_callee}");
        var captures = office.Services.GetRequiredService<ICaptures>();
        await UntilAsync(() => captures.Of(lea) is [{ State: CaptureState.Recording, CallId: not null }], () => $"{string.Join(", ", captures.Of(lea))}\n{agent.Log}");
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await AskAsync(captures, lea, CaptureAction.Pause, CaptureState.Paused);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await AskAsync(captures, lea, CaptureAction.Resume, CaptureState.Recording);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await caller.HangUpAsync();
        await HookAsync(office, hook, "event=hangup&linkedid=7&dialstatus=ANSWER&cause=16");
        await UntilAsync(() => captures.Of(lea) is [{ State: CaptureState.Held }], () => $"{string.Join(", ", captures.Of(lea))}\n{agent.Log}");
        Assert.Empty(await office.ListAsync());
        await AskAsync(captures, lea, CaptureAction.Release, null);

        var recordings = office.Services.GetRequiredService<IRecordings>();
        Recording? recording = null;
        await ModuleHost.EventuallyAsync(async () => (recording = (await recordings.ListAsync(lea)).FirstOrDefault())?.DurationMs is not null, "No recording arrived.\n" + agent.Log);
        var call = Assert.Single(await office.Services.GetRequiredService<ICallLog>().ListAsync(new()));
        Assert.Equal((call.Id, _callee, _caller), (recording!.CallId!.Value, recording.Extension, recording.FromNumber));
        var facts = await office.Services.GetRequiredService<ICaptureFacts>().FindAsync(recording.Id, TestContext.Current.CancellationToken);
        var pause = Assert.Single(facts!.Pauses);

        var (left, right, rate) = await VoicesAsync(recordings, lea, recording.Id);
        var pausedAt = (int)((pause.From - recording.StartedAt!.Value).TotalSeconds * rate);
        var goesOnAt = (int)((pause.To - recording.StartedAt.Value).TotalSeconds * rate);
        foreach (var (voice, own, other) in new[] { (left, CallerHertz, CalleeHertz), (right, CalleeHertz, CallerHertz) })
        {
            AssertSays(voice.AsSpan(pausedAt - 2 * rate, rate), rate, own, other);
            AssertSays(voice.AsSpan(goesOnAt + rate, rate), rate, own, other);
            Assert.True(Loudness(voice.AsSpan(pausedAt + rate, rate)) < 50, "Something is heard in the pause.");
        }
    }

    private static async Task AskAsync(ICaptures captures, Person person, CaptureAction action, CaptureState? then)
    {
        Assert.True(await captures.AskAsync(person, captures.Of(person).Single().Id, action, TestContext.Current.CancellationToken));
        await UntilAsync(() => captures.Of(person).SingleOrDefault()?.State == then, () => $"{action} did nothing.");
    }

    private static void AssertSays(ReadOnlySpan<short> voice, int rate, int own, int other)
    {
        var (mine, foreign) = (Power(voice, rate, own), Power(voice, rate, other));
        Assert.True(Loudness(voice) > 1000 && mine > 100 * foreign, $"Loudness {Loudness(voice)}, own tone {mine}, the other's {foreign}.");
    }

    private static double Loudness(ReadOnlySpan<short> voice)
    {
        double sum = 0;
        foreach (var sample in voice)
            sum += (double)sample * sample;
        return Math.Sqrt(sum / voice.Length);
    }

    /// <summary>Power at one frequency.</summary>
    private static double Power(ReadOnlySpan<short> voice, int rate, int hertz)
    {
        var (cosine, sine) = (0.0, 0.0);
        for (var i = 0; i < voice.Length; i++)
        {
            cosine += voice[i] * Math.Cos(2 * Math.PI * hertz * i / rate);
            sine += voice[i] * Math.Sin(2 * Math.PI * hertz * i / rate);
        }

        return cosine * cosine + sine * sine;
    }

    private static async Task<(short[] Left, short[] Right, int Rate)> VoicesAsync(IRecordings recordings, Person viewer, Guid id)
    {
        await using var audio = (await recordings.OpenAudioAsync(viewer, id, TestContext.Current.CancellationToken))!;
        var wav = new byte[audio.Length];
        await audio.ReadExactlyAsync(wav);
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(wav.AsSpan(44));
        var (left, right) = (new short[samples.Length / 2], new short[samples.Length / 2]);
        for (var i = 0; i < left.Length; i++)
            (left[i], right[i]) = (samples[2 * i], samples[2 * i + 1]);
        return (left, right, BitConverter.ToInt32(wav, 24));
    }

    private static async Task<Person> AddAsync(AgentOffice office, string extension)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        Assert.Empty(await people.AddAsync(new() { UserName = "lea", DisplayName = "Léa", Extensions = [extension] }, "un mot de passe"));
        return (await people.FindByNameAsync("lea"))!;
    }

    private static async Task HookAsync(AgentOffice office, string token, string query)
    {
        using var http = new HttpClient { BaseAddress = new(office.Options.Server) };
        (await http.GetAsync($"hooks/{token}/asterisk?{query}")).EnsureSuccessStatusCode();
    }

    /// <summary>
    /// Packet sockets (packet(7)) that run on the loopback interface and take every protocol (0003), by their inode: dumpcap opens its
    /// own a moment after it starts, and says nothing of it.
    /// </summary>
    private static List<string> Listeners()
    {
        var loopback = File.ReadAllText("/sys/class/net/lo/ifindex").Trim();
        return [.. File.ReadAllLines("/proc/net/packet").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(socket => socket[3] == "0003" && socket[4] == loopback && socket[5] == "1").Select(socket => socket[8])];
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> log)
    {
        for (var i = 0; i < 2400; i++)
        {
            if (condition())
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It never came to that:\n" + log());
    }
}
