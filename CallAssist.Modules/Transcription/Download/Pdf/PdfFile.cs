using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CallAssist.Modules.Transcription.Download.Pdf;

/// <summary>A PDF 1.7 file (ISO 32000-1): pages of content in the standard fonts, a title, a language, a cross-reference table.</summary>
internal static class PdfFile
{
    private const int Catalog = 1;
    private const int Pages = 2;
    private const int Info = 3;
    private const int Fonts = 4; // and 5
    private const int First = 6; // page, content, page, content...

    /// <param name="title">Of the document, as readers show it.</param>
    /// <param name="language">BCP 47, for those who have it read to them.</param>
    /// <param name="made">When.</param>
    /// <param name="pages">Content streams, one per page.</param>
    public static byte[] Write(string title, string language, DateTimeOffset made, IReadOnlyList<byte[]> pages)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        // The bytes beyond ASCII tell programs that copy files that this is none of text.
        Text("%PDF-1.7\n%"u8);
        Text([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        Object(Catalog, $"<< /Type /Catalog /Pages {Pages} 0 R /Lang {Hex(language)} /ViewerPreferences << /DisplayDocTitle true >> >>");
        Object(Pages, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{First + 2 * i} 0 R"))}] >>");
        Object(Info, $"<< /Title {Hex(title)} /Producer (CallAssist) /CreationDate (D:{made.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>");
        PdfFont[] fonts = [PdfFont.Regular, PdfFont.Bold];
        for (var i = 0; i < fonts.Length; i++)
            Object(Fonts + i, $"<< /Type /Font /Subtype /Type1 /BaseFont /{fonts[i].BaseFont} /Encoding /WinAnsiEncoding >>");
        var resources = "<< /Font << " + string.Join(' ', fonts.Select((f, i) => $"/{f.Name} {Fonts + i} 0 R")) + " >> >>";
        for (var i = 0; i < pages.Count; i++)
        {
            Object(First + 2 * i, $"<< /Type /Page /Parent {Pages} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources {resources} /Contents {First + 2 * i + 1} 0 R >>");
            Stream(First + 2 * i + 1, pages[i]);
        }

        var xref = file.Position;
        // Each entry is twenty bytes (§7.5.4).
        Text(Encoding.ASCII.GetBytes($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n" + string.Concat(offsets.Select(o => $"{o:0000000000} 00000 n \n"))));
        Text(Encoding.ASCII.GetBytes($"trailer\n<< /Size {offsets.Count + 1} /Root {Catalog} 0 R /Info {Info} 0 R >>\nstartxref\n{xref}\n%%EOF\n"));
        return file.ToArray();

        void Text(ReadOnlySpan<byte> bytes) => file.Write(bytes);

        void Object(int number, string body)
        {
            offsets.Add(file.Position);
            Text(Encoding.ASCII.GetBytes($"{number} 0 obj\n{body}\nendobj\n"));
        }

        void Stream(int number, byte[] content)
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                zlib.Write(content);
            offsets.Add(file.Position);
            Text(Encoding.ASCII.GetBytes($"{number} 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"));
            Text(packed.ToArray());
            Text("\nendstream\nendobj\n"u8);
        }
    }

    /// <summary>A text string in UTF-16 with its mark (§7.9.2.2), whatever its characters.</summary>
    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
