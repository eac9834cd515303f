using System.Diagnostics;
using CallAssist.Agent.Capture;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Spool;
using CallAssist.Agent.Upload;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Doctor;

/// <summary>Looks at all that recording and sending need, from the server to the phone's packets.</summary>
internal sealed class Examination(AgentOptions options, HttpClient http, ServerCertificate certificate, AgentTexts texts, TimeProvider clock)
{
    private static readonly TimeSpan ProgramPatience = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<Finding> RunAsync(TimeSpan listen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return await ServerAsync(ct);
        if (certificate.Last is { } shown)
            yield return Certificate(shown);
        yield return Disk();
        if (!options.Capture)
            yield break;
        if (Dumpcap.Find(options) is not { } program)
        {
            yield return Problem(AgentProblems.DumpcapMissing, options.Dumpcap);
            yield break;
        }

        yield return new(true, texts["Doctor.Dumpcap", program]);
        var interfaces = await InterfacesAsync(program, ct);
        yield return interfaces;
        if (!interfaces.Well)
            yield break;
        yield return new(true, texts["Doctor.Listening", listen.TotalSeconds]);
        foreach (var finding in await ListenAsync(program, listen, ct))
            yield return finding;
    }

    private async Task<Finding> ServerAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AgentApi.Recordings) { Headers = { Authorization = new("Bearer", options.Token) } };
        try
        {
            using var response = await http.SendAsync(request, ct);
            var (said, instead) = await ServerAnswer.ReadAsync(response, AgentJson.Default.IReadOnlyListCaptureStatus, clock, ct);
            return said is null ? new(false, texts.Tell(instead)) : new(true, texts["Doctor.Server", options.ServerAddress.Host]);
        }
        catch (Exception away) when (away is HttpRequestException || away is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new(false, texts[$"Postponed.{ServerAnswer.Obstacle(away)}"], away.Message);
        }
    }

    private Finding Certificate(ServerCertificate.Shown shown) => shown switch
    {
        { Trusted: true } => new(true, texts["Doctor.CertificateTrusted", shown.Pin]),
        { Pinned: true } => new(true, texts["Doctor.CertificatePinned", shown.Pin]),
        _ when options.Pin.Length > 0 => new(false, texts["Doctor.CertificateOther", shown.Pin, options.Pin]),
        _ => new(false, texts["Doctor.CertificateUnknown", shown.Pin]),
    };

    private Finding Disk()
    {
        try
        {
            new SpoolFolder(options, clock).Prepare();
            var free = new CaptureSpool(options, clock).FreeBytes() ?? long.MaxValue;
            return free < DiskRoom.FullBytes ? Problem(AgentProblems.DiskFull, $"{free >> 20} MiB")
                : free < DiskRoom.LowBytes ? Problem(AgentProblems.DiskLow, $"{free >> 20} MiB")
                : new(true, texts["Doctor.Spool", options.Spool]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(false, texts["Settings.Spool", "spool", options.Spool, problem.Message]);
        }
    }

    private async Task<Finding> InterfacesAsync(string program, CancellationToken ct)
    {
        using var process = Process.Start(Dumpcap.Interfaces(program))!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ProgramPatience);
        var (listed, complaint) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        var names = (await listed).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
            return Problem(Dumpcap.Meaning(await complaint) is AgentProblems.CapturePermission ? AgentProblems.CapturePermission : AgentProblems.InterfaceMissing, (await complaint).Trim());
        var missing = options.Interface.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(wanted => wanted != "any" && !names.Any(n => n.Contains($" {wanted}", StringComparison.OrdinalIgnoreCase) || n.StartsWith($"{wanted}.", StringComparison.Ordinal))).ToList();
        return missing.Count > 0
            ? Problem(AgentProblems.InterfaceMissing, $"{string.Join(' ', missing)}; {string.Join(", ", names)}")
            : new(true, texts["Doctor.Interfaces", options.Interface.Length > 0 ? options.Interface : names[0]]);
    }

    private async Task<IReadOnlyList<Finding>> ListenAsync(string program, TimeSpan listen, CancellationToken ct)
    {
        var traffic = new PhoneTraffic();
        using var process = Process.Start(Dumpcap.Capture(program, options))!;
        var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var reading = Task.Factory.StartNew(() => Read(process.StandardOutput.BaseStream, new PacketSorter(traffic)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(listen);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        var endedBefore = !patience.IsCancellationRequested;
        await reading;
        if (endedBefore)
            return [Problem(Dumpcap.Meaning(await complaint), (await complaint).Trim())];
        ct.ThrowIfCancellationRequested();
        var findings = new List<Finding>();
        if (traffic.Encrypted)
            findings.Add(Problem(AgentProblems.EncryptedSignalling, "TLS"));
        if (traffic.Signals == 0 && !traffic.Encrypted)
            findings.Add(Problem(AgentProblems.NoPhoneTraffic, texts["Doctor.NoSip", listen.TotalSeconds]));
        if (traffic.Signals > 0)
            findings.Add(new(true, texts["Doctor.Traffic", traffic.Signals, traffic.Media, string.Join(", ", traffic.Extensions)]));
        return findings;
    }

    private static void Read(Stream stream, PacketSorter sorter)
    {
        try
        {
            var reader = new CaptureReader(stream);
            while (reader.MoveNext())
                sorter.Take(Frame.Of(reader));
        }
        catch (IOException)
        {
            // The program was ended.
        }
    }

    private Finding Problem(string code, string detail) => new(false, texts[$"Problem.{code}"], detail);
}
