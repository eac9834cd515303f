using System.Collections.Concurrent;
using System.Diagnostics;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Agent;

/// <summary>A real SIP phone: baresip on the loopback interface, which says a tone of its own instead of a voice.</summary>
internal sealed class Phone : IAsyncDisposable
{
    public const string Program = "/usr/bin/baresip";

    private readonly Process _process;
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _log = [];

    private Phone(Process process, string folder, int port)
    {
        (_process, _folder, Port) = (process, folder, port);
        process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Log => string.Join('\n', _log);

    /// <summary>Starts a phone; with <paramref name="dial"/> it calls at once, without it answers whoever calls.</summary>
    public static Phone Start(string extension, int hertz, string? dial = null)
    {
        var folder = Directory.CreateTempSubdirectory("callassist-phone-").FullName;
        var (port, media) = (FreePort.Next(), FreePort.Next());
        WriteTone(Path.Combine(folder, "voice.wav"), hertz);
        File.WriteAllText(Path.Combine(folder, "config"), $"""
            sip_listen 127.0.0.1:{port}
            net_interface 127.0.0.1
            rtp_ports {media}-{media + 20}
            audio_source aufile,{Path.Combine(folder, "voice.wav")}
            audio_player aubridge,sink
            ausrc_srate 8000
            auplay_srate 8000
            ausrc_channels 1
            auplay_channels 1
            module_path {ModuleFolder}
            module g711.so
            module aufile.so
            module aubridge.so
            module_app account.so
            module_app menu.so

            """);
        File.WriteAllText(Path.Combine(folder, "accounts"), $"<sip:{extension}@127.0.0.1:{port}>;regint=0;audio_codecs=PCMA;answermode={(dial is null ? "auto" : "manual")}\n");
        File.WriteAllText(Path.Combine(folder, "contacts"), "");
        // Line by line, though it writes into a pipe.
        string[] args = ["-oL", Program, "-f", folder, .. dial is null ? (string[])[] : ["-e", $"/dial {dial}"]];
        var start = new ProcessStartInfo("stdbuf", args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return new(Process.Start(start)!, folder, port);
    }

    /// <summary>An interrupt makes it hang up and end.</summary>
    public async Task HangUpAsync()
    {
        using var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await interrupt.WaitForExitAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string ModuleFolder => Directory.Exists("/usr/lib/baresip/modules") ? "/usr/lib/baresip/modules" : "/usr/lib/x86_64-linux-gnu/baresip/modules";

    private static void WriteTone(string path, int hertz)
    {
        var samples = new short[8000 * 60];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(8000 * Math.Sin(2 * Math.PI * hertz * i / 8000));
        using var file = File.Create(path);
        Wav.WriteMono(file, 8000, samples);
    }
}
