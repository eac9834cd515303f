using System.Buffers.Binary;
using System.IO.Compression;
using CallAssist.Modules.Notifications.Figures;

namespace CallAssist.Tests.Modules.Notifications;

public sealed class HourChartTests
{
    [Fact]
    public void Chart_OfADay_IsAWholePngWithItsBarsInProportion()
    {
        var (width, height, pixels) = Read(HourChart.Draw([new(9, 6, 2, 3), new(14, 4, 0, 1)]));
        Assert.Equal((2 * HourChart.Width, width * height), (width, pixels.Length));
        // Colour 1 is handled, 2 missed: areas stand to each other as the numbers do.
        Assert.InRange(pixels.Count(p => p == 1) / (double)pixels.Count(p => p == 2), 4.8, 5.2);
    }

    [Fact]
    public void Chart_OfADayWithoutCalls_IsDrawnAllTheSame() => Assert.Equal(2 * HourChart.Width, Read(HourChart.Draw([])).Width);

    [Fact]
    public void Chart_OfANight_ShowsEveryHour()
    {
        var pixels = Read(HourChart.Draw([new(0, 1, 0, 1), new(23, 0, 1, 0)])).Pixels;
        Assert.Contains((byte)1, pixels);
        Assert.Contains((byte)2, pixels);
    }

    /// <summary>A small strict PNG reader: chunks with their sums, then the rows.</summary>
    internal static (int Width, int Height, byte[] Pixels) Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var (at, width, height, types, packed) = (8, 0, 0, new List<string>(), new MemoryStream());
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            Assert.Equal(Crc32(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (type == "IHDR")
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            if (type == "IDAT")
                packed.Write(data);
            types.Add(type);
            at += length + 12;
        }

        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], types);
        packed.Position = 0;
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
            zlib.CopyTo(rows);
        var lines = rows.ToArray();
        Assert.Equal(height * (width + 1), lines.Length);
        return (width, height, [.. lines.Chunk(width + 1).SelectMany(line => line[0] == 0 ? line.Skip(1) : throw new InvalidDataException("a filtered row"))]);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
