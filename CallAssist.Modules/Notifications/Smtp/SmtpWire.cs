using System.Text;

namespace CallAssist.Modules.Notifications.Smtp;

/// <summary>Commands out, replies in, over one stream; what was said is kept for people to read.</summary>
internal sealed class SmtpWire(Stream stream, List<string> said, TimeProvider clock)
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    public Stream Stream => stream;

    /// <summary>Whether the server said more than it was asked.</summary>
    public bool ReadAhead => _start < _end;

    /// <summary>Sends a line and waits for the reply to it. <paramref name="shown"/> stands in for what must not be kept.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="TimeoutException">No reply came in time.</exception>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken ct, string? shown = null)
    {
        said.Add("> " + (shown ?? command));
        return await AskAsync(Encoding.ASCII.GetBytes(command + "\r\n"), SmtpPatience.Command, ct);
    }

    public async Task<SmtpReply> AskAsync(ReadOnlyMemory<byte> bytes, TimeSpan patience, CancellationToken ct)
    {
        using var timer = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
        try
        {
            if (!bytes.IsEmpty)
                await stream.WriteAsync(bytes, both.Token);
            return await ReadReplyAsync(both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"{patience.TotalSeconds:0} s");
        }
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken ct)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(ct);
            said.Add(line);
            if (line.Length < 3 || line.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') || (line.Length > 3 && line[3] is not (' ' or '-')))
                return new(0, [line]);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new(int.Parse(line.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), lines);
        }

        return new(0, ["…"]);
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        while (true)
        {
            if (_buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            if (_end == _buffer.Length)
                throw new IOException($"A line of more than {LongestLine} bytes.");
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
            _end += read > 0 ? read : throw new IOException("The server hung up.");
        }
    }
}

/// <summary>How long a reply may take, after RFC 5321 §4.5.3.2; shorter where a person waits for a test.</summary>
internal static class SmtpPatience
{
    public static TimeSpan Connect { get; } = TimeSpan.FromSeconds(20);

    public static TimeSpan Command { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Giving up too early here is what doubles mails.</summary>
    public static TimeSpan Message { get; } = TimeSpan.FromMinutes(10);
}
