using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CallAssist.Agent.Capture.Packets;

namespace CallAssist.Agent.Capture.Sealed;

/// <summary>Writes a capture as it happens. What was written is on the disk, sealed, after <see cref="Flush"/>.</summary>
internal sealed class SealedCaptureWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly AesGcm _aes;
    private readonly PcapngWriter _pcapng;
    private readonly byte[] _plain = new byte[SealedFormat.LargestFrame];
    private readonly byte[] _sealed = new byte[SealedFormat.FrameHeader + SealedFormat.LargestFrame + SealedFormat.TagSize];
    private int _held;
    private long _index;
    private bool _full;

    public SealedCaptureWriter(string path, CaptureHead head, SpoolKey key)
    {
        Head = head;
        var own = RandomNumberGenerator.GetBytes(SpoolKey.Size);
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1);
        _aes = new AesGcm(own, SealedFormat.TagSize);
        _pcapng = new PcapngWriter(Hold);
        _file.Write([.. SealedFormat.Magic, .. key.Wrap(own)]);
        Seal(FrameKind.Head, JsonSerializer.SerializeToUtf8Bytes(head, SealedJson.Default.CaptureHead));
    }

    public CaptureHead Head { get; }

    public string Path => _file.Name;

    public void Write(in Frame frame) => _pcapng.Write(frame);

    public void Mark(CaptureMark mark)
    {
        Flush();
        Seal(FrameKind.Mark, JsonSerializer.SerializeToUtf8Bytes(mark, SealedJson.Default.CaptureMark));
    }

    /// <summary>Seals and writes what is held.</summary>
    public void Flush()
    {
        if (_held == 0)
            return;
        Seal(FrameKind.Packets, _plain.AsSpan(0, _held));
        _held = 0;
    }

    /// <summary>Returns once everything is on the disk.</summary>
    public void Complete()
    {
        Flush();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _file.Dispose();
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_held == _plain.Length)
                Flush();
            var taken = Math.Min(bytes.Length, _plain.Length - _held);
            bytes[..taken].CopyTo(_plain.AsSpan(_held));
            _held += taken;
            bytes = bytes[taken..];
        }
    }

    private void Seal(FrameKind kind, ReadOnlySpan<byte> plain)
    {
        if (_full)
            throw new IOException("There was no room for what came before.");
        Span<byte> nonce = stackalloc byte[12];
        SealedFormat.Nonce(_index++, nonce);
        BinaryPrimitives.WriteInt32LittleEndian(_sealed, plain.Length);
        _sealed[4] = (byte)kind;
        var body = _sealed.AsSpan(SealedFormat.FrameHeader);
        _aes.Encrypt(nonce, plain, body[..plain.Length], body.Slice(plain.Length, SealedFormat.TagSize), [(byte)kind]);
        var begins = _file.Position;
        try
        {
            _file.Write(_sealed, 0, SealedFormat.FrameHeader + plain.Length + SealedFormat.TagSize);
        }
        catch (IOException)
        {
            // Half a frame would hide whatever came behind it, and its nonce is spent: the file ends with the last whole one.
            _full = true;
            _file.SetLength(begins);
            throw;
        }
    }
}
