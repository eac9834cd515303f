using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CallAssist.Engines.Voices;

namespace CallAssist.Modules.Recordings.Extract;

/// <summary>Decodes speech codecs with the ffmpeg program: a file on its standard input, PCM16 on its standard output.</summary>
internal sealed class FfmpegDecoder(string program) : IExternalDecoder
{
    /// <summary>Ten minutes of processor time decode days of speech.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(10);

    public static FfmpegDecoder? Find(string? path)
    {
        if (path is not null) return File.Exists(path) ? new FfmpegDecoder(path) : null;
        var name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        return found is null ? null : new FfmpegDecoder(found);
    }

    public short[]? Decode(string format, ReadOnlyMemory<byte> data, int sampleRate, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Arguments(format, sampleRate) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeLimit);
        using var stop = limit.Token.Register(() => Kill(process));
        var feeding = FeedAsync(process, data);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feeding.Wait(CancellationToken.None);
        errors.Wait(CancellationToken.None);
        process.WaitForExit();
        ct.ThrowIfCancellationRequested();
        return output.Length < 2 ? null : MemoryMarshal.Cast<byte, short>(output.GetBuffer().AsSpan(0, (int)output.Length & ~1)).ToArray();
    }

    private ProcessStartInfo Arguments(string format, int sampleRate) => new(program,
    [
        "-hide_banner", "-loglevel", "error", "-nostdin", "-f", format, "-i", "pipe:0",
        "-f", "s16le", "-ac", "1", "-ar", sampleRate.ToString(CultureInfo.InvariantCulture), "pipe:1",
    ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> data)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(data).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // ffmpeg gave up early; what it wrote is still read.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
