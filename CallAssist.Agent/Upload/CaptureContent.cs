using System.Net;
using System.Net.Http.Headers;

namespace CallAssist.Agent.Upload;

/// <summary>The body of an upload: exactly the bytes of the digest, in pieces of 64 KiB; the caller hears of each, so that a connection that stands still is seen.</summary>
internal sealed class CaptureContent : HttpContent
{
    private readonly Stream _capture;
    private readonly long _length;
    private readonly Action _progressed;

    public CaptureContent(Stream capture, long length, Action progressed)
    {
        (_capture, _length, _progressed) = (capture, length, progressed);
        Headers.ContentType = new MediaTypeHeaderValue("application/vnd.tcpdump.pcap");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken ct)
    {
        var buffer = new byte[1 << 16];
        _capture.Position = 0;
        for (var left = _length; left > 0;)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(buffer.Length, left));
            await _capture.ReadExactlyAsync(piece, ct);
            await stream.WriteAsync(piece, ct);
            left -= piece.Length;
            _progressed();
        }
    }
}
