using System.Net;
using CallAssist.Modules.Kernel.Network;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.BuiltIn;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>The settings: checked, stored, tried.</summary>
internal sealed class TranscriptionServers(ServerStore store, ServerPool pool, ServerClient client, IPipeline pipeline, TimeProvider clock) : ITranscriptionServers
{
    public Task<ServerSettings> GetAsync(CancellationToken ct) => store.GetAsync(ct);

    public async Task<IReadOnlyList<string>> SaveAsync(ServerSettings settings, string? key, CancellationToken ct)
    {
        settings = Trim(settings);
        var problems = Problems(settings).ToList();
        if (problems.Count == 0 && await LeadsOutsideAsync(settings, ct))
            problems.Add("Outside");
        if (problems.Count > 0)
            return problems;
        await store.SaveAsync(settings, key, ct);
        await pipeline.ResumeAsync(PipelineStep.Transcribe, ct);
        return [];
    }

    public async Task<IReadOnlyList<ServerTrial>> TryAsync(ServerSettings settings, string? key, CancellationToken ct)
    {
        settings = Trim(settings);
        if (Problems(settings with { On = true }).Any())
            return [];
        key ??= await store.KeyAsync(ct);
        var voice = TrialVoice.Read(ct);
        return await Task.WhenAll(settings.Servers.Select(async server =>
        {
            var began = clock.GetTimestamp();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min(settings.TimeoutSeconds, 120)), clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            try
            {
                var answer = await client.TranscribeAsync(server, settings.Model, key, voice, [], either.Token);
                pool.Note(server, answer.Trouble);
                return new ServerTrial(server.Url, answer.Trouble, clock.GetElapsedTime(began).TotalSeconds, string.Join(' ', answer.Text?.Segments.Select(s => s.Text) ?? []));
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return new ServerTrial(server.Url, ServerTrouble.Slow, clock.GetElapsedTime(began).TotalSeconds, "");
            }
        }));
    }

    public async Task<IReadOnlyList<ServerState>> StateAsync(CancellationToken ct) => pool.State(await store.GetAsync(ct));

    internal static IEnumerable<string> Problems(ServerSettings settings)
    {
        if (settings.TimeoutSeconds is < 10 or > 7200)
            yield return "Timeout";
        if (settings.PerServer is < 1 or > 16)
            yield return "PerServer";
        if (settings.On && settings.Servers.Count == 0)
            yield return "None";
        if (settings.Servers.DistinctBy(s => s.Url).Count() < settings.Servers.Count)
            yield return "Twice";
        foreach (var problem in settings.Servers.Select(Problem).OfType<string>().Distinct())
            yield return problem;
    }

    // A name that stands for nothing now is judged when it is connected to, as all are again.
    private static async Task<bool> LeadsOutsideAsync(ServerSettings settings, CancellationToken ct)
    {
        foreach (var host in settings.Servers.Where(s => !s.Outside).Select(s => new Uri(s.Url).DnsSafeHost))
        {
            if (await PrivateNetwork.HoldsAsync(host, ct) == false)
                return true;
        }

        return false;
    }

    // A number shows at once where it lies.
    private static string? Problem(ServerAddress server)
    {
        if (!Uri.TryCreate(server.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            return "Url";
        var inside = url.IsLoopback || IPAddress.TryParse(url.DnsSafeHost, out var address) && PrivateNetwork.Holds(address);
        if (!server.Outside && !inside && IPAddress.TryParse(url.DnsSafeHost, out _))
            return "Outside";
        return server.Outside && !inside && url.Scheme == "http" ? "Plain" : null;
    }

    private static ServerSettings Trim(ServerSettings settings) => settings with
    {
        Servers = [.. settings.Servers.Select(s => s with { Url = s.Url.Trim().TrimEnd('/') }).Where(s => s.Url.Length > 0)],
        Model = settings.Model.Trim(),
    };
}
