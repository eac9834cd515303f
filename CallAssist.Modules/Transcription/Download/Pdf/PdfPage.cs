using System.Globalization;

namespace CallAssist.Modules.Transcription.Download.Pdf;

/// <summary>The content of one A4 page: lines of text, points from its lower left corner.</summary>
internal sealed class PdfPage
{
    /// <summary>Width of A4, points.</summary>
    public const int Width = 595;

    /// <summary>Height of A4, points.</summary>
    public const int Height = 842;

    private readonly MemoryStream _content = new();

    /// <summary>Writes one line from <paramref name="x"/> on the base line <paramref name="y"/>; <paramref name="grey"/> 0 is black, 1 white.</summary>
    public void Write(PdfFont font, double size, double x, double y, ReadOnlySpan<byte> text, double grey = 0)
    {
        Operators($"BT /{font.Name} {Number(size)} Tf {Number(grey)} g {Number(x)} {Number(y)} Td (");
        foreach (var b in text)
        {
            if (b is (byte)'(' or (byte)')' or (byte)'\\')
                _content.WriteByte((byte)'\\');
            _content.WriteByte(b);
        }

        Operators(") Tj ET\n");
    }

    /// <summary>A hairline from the left margin to the right one.</summary>
    public void Rule(double from, double to, double y) => Operators($"0.8 G 0.5 w {Number(from)} {Number(y)} m {Number(to)} {Number(y)} l S\n");

    /// <summary>The operators so far.</summary>
    public byte[] ToArray() => _content.ToArray();

    private void Operators(string text)
    {
        foreach (var c in text)
            _content.WriteByte((byte)c);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
