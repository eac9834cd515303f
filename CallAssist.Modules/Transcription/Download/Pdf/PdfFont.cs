using System.Text;

namespace CallAssist.Modules.Transcription.Download.Pdf;

/// <summary>
/// A standard font that every reader brings along (ISO 32000-1 §9.6.2.2), its characters in WinAnsiEncoding and their widths in thousandths of the
/// size, from the font's AFM.
/// </summary>
internal sealed class PdfFont
{
    public static readonly PdfFont Regular = new("F1", "Helvetica",
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350,
        556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350,
        350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667,
        278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333,
        400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
        667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
        722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
        556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
    ]);

    public static readonly PdfFont Bold = new("F2", "Helvetica-Bold",
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350,
        556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350,
        350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667,
        278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333,
        400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
        722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
        722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
        556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
        611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
    ]);

    private const byte Unknown = (byte)'?';

    // Windows-1252 is WinAnsiEncoding with five holes that no text of ours has.
    private static readonly Encoding WinAnsi = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    private readonly int[] _widths;

    private PdfFont(string name, string baseFont, int[] widths) => (Name, BaseFont, _widths) = (name, baseFont, widths);

    /// <summary>Name in the page's resources.</summary>
    public string Name { get; }

    /// <summary>PostScript name.</summary>
    public string BaseFont { get; }

    /// <summary>The text in WinAnsiEncoding; a character that it lacks is a question mark, a thin space of French typesetting a fixed one.</summary>
    public static byte[] Encode(string text)
    {
        var bytes = WinAnsi.GetBytes(text.Normalize().Replace('\u202F', '\u00A0').Replace('\u2009', '\u00A0').Replace('\u2011', '-'));
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 32 || bytes[i] is 0x7F or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
                bytes[i] = Unknown;
        }

        return bytes;
    }

    /// <summary>Width of encoded text at this size, points.</summary>
    public double Width(ReadOnlySpan<byte> text, double size)
    {
        var sum = 0;
        foreach (var b in text)
            sum += _widths[b - 32];
        return sum * size / 1000;
    }
}
