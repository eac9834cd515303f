using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Sealed;

/// <summary>A sealed capture, opened: what is known of it, and its pcapng bytes as a seekable stream. A last frame cut by a kill is not there.</summary>
internal sealed class SealedCapture : Stream
{
    private readonly FileStream _file;
    private readonly AesGcm _aes;
    private readonly List<Piece> _pieces = [];
    private readonly byte[] _sealed = new byte[SealedFormat.LargestFrame + SealedFormat.TagSize];
    private readonly byte[] _plain = new byte[SealedFormat.LargestFrame];
    private int _open = -1;

    private SealedCapture(FileStream file, AesGcm aes, CaptureHead head) => (_file, _aes, Head) = (file, aes, head);

    private readonly record struct Piece(long At, int Length, long Index, long Start);

    public CaptureHead Head { get; }

    public List<CaptureMark> Marks { get; } = [];

    /// <summary>When something was last written to it.</summary>
    public DateTimeOffset LastWritten { get; private init; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _pieces.Count == 0 ? 0 : _pieces[^1].Start + _pieces[^1].Length;

    public override long Position { get; set; }

    /// <summary>Null when the file is no capture of this PC, or was killed before it held anything.</summary>
    public static SealedCapture? Open(string path, SpoolKey key)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[SealedFormat.HeaderSize];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && SealedFormat.Open(header, key) is { } aes)
        {
            if (Index(file, aes, File.GetLastWriteTimeUtc(path)) is { } capture)
                return capture;
            aes.Dispose();
        }

        file.Dispose();
        return null;
    }

    /// <summary>What the server is to know of it. A capture without an end was cut by a kill.</summary>
    public CaptureFacts Facts()
    {
        var ended = Marks.LastOrDefault(m => m.Kind == "ended");
        var endedAt = ended?.At ?? LastWritten;
        var pauses = new List<PausedSpan>();
        foreach (var pause in Marks.Where(m => m.Kind == "paused"))
            pauses.Add(new(pause.At, Marks.FirstOrDefault(m => m.Kind == "resumed" && m.At >= pause.At)?.At ?? endedAt));
        return new(Head.Id, Head.Extension, Marks.LastOrDefault(m => m.Kind == "call")?.CallId, Head.SipCallId, Head.StartedAt, endedAt, Head.Mode, ended?.Why ?? CaptureEnds.Interrupted, pauses);
    }

    public override int Read(Span<byte> buffer)
    {
        var piece = Find(Position);
        if (piece < 0)
            return 0;
        if (piece != _open)
            OpenPiece(piece);
        var offset = (int)(Position - _pieces[piece].Start);
        var count = Math.Min(buffer.Length, _pieces[piece].Length - offset);
        _plain.AsSpan(offset, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // Nothing is ever written here.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _aes.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SealedCapture? Index(FileStream file, AesGcm aes, DateTime written)
    {
        SealedCapture? capture = null;
        var header = new byte[SealedFormat.FrameHeader];
        for (long index = 0; file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length; index++)
        {
            var (length, kind, at) = (BinaryPrimitives.ReadInt32LittleEndian(header), (FrameKind)header[4], file.Position);
            if (length is < 0 or > SealedFormat.LargestFrame || at + length + SealedFormat.TagSize > file.Length)
                break;
            if (kind != FrameKind.Packets)
            {
                var plain = new byte[length];
                var body = new byte[length + SealedFormat.TagSize];
                file.ReadExactly(body);
                if (!TryOpen(aes, index, kind, body, plain))
                    break;
                if (kind == FrameKind.Head)
                    capture = new(file, aes, JsonSerializer.Deserialize(plain, SealedJson.Default.CaptureHead)!) { LastWritten = written };
                else
                    capture?.Marks.Add(JsonSerializer.Deserialize(plain, SealedJson.Default.CaptureMark)!);
            }
            else
            {
                capture?._pieces.Add(new(at, length, index, capture.Length));
            }

            file.Position = at + length + SealedFormat.TagSize;
        }

        return capture;
    }

    private int Find(long position)
    {
        if (_open >= 0 && position >= _pieces[_open].Start && position < _pieces[_open].Start + _pieces[_open].Length)
            return _open;
        return _pieces.FindIndex(p => position >= p.Start && position < p.Start + p.Length);
    }

    private void OpenPiece(int number)
    {
        var piece = _pieces[number];
        _file.Position = piece.At;
        var body = _sealed.AsSpan(0, piece.Length + SealedFormat.TagSize);
        _file.ReadExactly(body);
        if (!TryOpen(_aes, piece.Index, FrameKind.Packets, body, _plain.AsSpan(0, piece.Length)))
            throw new IOException("The sealed capture was changed.");
        _open = number;
    }

    private static bool TryOpen(AesGcm aes, long index, FrameKind kind, ReadOnlySpan<byte> body, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedFormat.Nonce(index, nonce);
        try
        {
            aes.Decrypt(nonce, body[..^SealedFormat.TagSize], body[^SealedFormat.TagSize..], plain, [(byte)kind]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
