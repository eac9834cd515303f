using System.Diagnostics;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Library;

/// <summary>ffmpeg (or lame) as a pipe: WAV in, MP3 out, nothing on the disk.</summary>
internal sealed class Mp3Encoder : IMp3Encoder
{
    private static readonly (string Program, string[] Arguments)[] Known =
    [
        ("ffmpeg", ["-hide_banner", "-loglevel", "error", "-f", "wav", "-i", "pipe:0", "-codec:a", "libmp3lame", "-b:a", "48k", "-f", "mp3", "pipe:1"]),
        ("lame", ["--quiet", "-b", "48", "-", "-"]),
    ];

    private readonly (string Path, string[] Arguments)? _encoder = Find();

    public bool Available => _encoder is not null;

    public async Task EncodeAsync(Stream wav, Stream mp3, CancellationToken ct)
    {
        var (path, arguments) = _encoder ?? throw new IOException("No MP3 encoder is installed.");
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new IOException($"{path} did not start.");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(ct);
            var feeding = FeedAsync(wav, process.StandardInput.BaseStream, ct);
            await process.StandardOutput.BaseStream.CopyToAsync(mp3, ct);
            await feeding;
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
                throw new IOException($"{Path.GetFileName(path)} ended with {process.ExitCode}: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static async Task FeedAsync(Stream wav, Stream input, CancellationToken ct)
    {
        try
        {
            await wav.CopyToAsync(input, ct);
        }
        catch (IOException)
        {
            // It ended early; its exit status says why.
        }
        finally
        {
            input.Close();
        }
    }

    private static (string, string[])? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var (program, arguments) in Known)
        {
            var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
            if (folders.Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists) is { } path)
                return (path, arguments);
        }

        return null;
    }
}
