using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Download;
using CallAssist.Modules.Transcription.Download.Pdf;

namespace CallAssist.Tests.Modules.Transcription;

/// <summary>The printed transcript, read as a PDF reader reads it: by its cross-reference table, page by page.</summary>
public sealed partial class TranscriptPdfTests
{
    private static readonly CallNames Names = new(new(2026, 11, 21, 14, 5, 0, TimeSpan.FromHours(1)), "Coiffure Élégance", "Léa Petit", "caller");

    [Fact]
    public void Pdf_OfAShortCall_SaysWhoWhenAndWhatWithItsAccents()
    {
        var text = ReadAll(Write(
            new(0, 4, "callee", "Service paie, bonjour.", 0.9),
            new(4, 9, "caller", "Ma DSN n’a pas été acceptée : « l’œuvre coûte 12,50 € »,", 0.9),
            new(9, 12, "caller", "ça alors (deux fois) \\o/", 0.9),
            new(3725, 3730, "callee", "À l'aide ☎ 日本", 0.9)));
        Assert.Contains("Appelant : Coiffure Élégance", text);
        Assert.Contains("Appelé : Léa Petit", text);
        Assert.Contains("Date : samedi 21 novembre 2026, 14:05", text);
        Assert.Contains("Ma DSN n’a pas été acceptée : « l’œuvre coûte 12,50 € », ça alors (deux fois) \\o/", text);
        Assert.Equal("Léa Petit", text[text.IndexOf("Service paie, bonjour.") - 2]);
        Assert.Equal("0:04", text[text.IndexOf(text.First(t => t.StartsWith("Ma DSN", StringComparison.Ordinal))) - 1]);
        Assert.Contains("1:02:05", text);
        // What the font cannot show is seen to be missing.
        Assert.Contains("À l'aide ? ??", text);
        Assert.Contains("1 / 1", text);
    }

    [Fact]
    public void Pdf_OfALongCall_FillsNumberedPagesWithLinesThatFit()
    {
        var words = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"déclaration{i}"));
        var pdf = Write([.. Enumerable.Range(0, 60).Select(i => new TranscriptSegment(i * 30, (i + 1) * 30, i % 2 == 0 ? "caller" : "callee", words + new string('x', 200), 0.9))]);
        var pages = Pages(pdf);
        Assert.True(pages.Count > 5);
        for (var i = 0; i < pages.Count; i++)
            Assert.Contains($"{i + 1} / {pages.Count}", pages[i].Select(l => l.Text));
        foreach (var line in pages.SelectMany(p => p))
        {
            Assert.InRange(line.X + line.Width, 0, PdfPage.Width - PdfText.Margin + 0.01);
            Assert.InRange(line.Y, 20, PdfPage.Height - 40);
        }

        Assert.Equal(60, pages.SelectMany(p => p).Count(l => l.Text is "Coiffure Élégance" or "Léa Petit"));
        // A name never stands alone at the foot of its page.
        Assert.All(pages, p => Assert.DoesNotContain(p.Where(l => l.Size > 9).TakeLast(1), l => l.Bold));
    }

    [Fact]
    public void Pdf_OfAnyCall_HasItsTitleItsLanguageAndTrueOffsets()
    {
        var pdf = Encoding.Latin1.GetString(Write(new TranscriptSegment(0, 1, "caller", "Oui.", 0.9)));
        var start = int.Parse(StartXref().Match(pdf).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 ", pdf[start..], StringComparison.Ordinal);
        var entries = Entry().Matches(pdf[start..]);
        Assert.NotEmpty(entries);
        for (var i = 0; i < entries.Count; i++)
            Assert.StartsWith($"{i + 1} 0 obj\n", pdf[int.Parse(entries[i].Groups[1].Value, CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
        Assert.Contains($"/Size {entries.Count + 1} ", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang <FEFF00660072>", pdf, StringComparison.Ordinal);
        Assert.Contains($"/Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Names.Title))}>", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_OpenedByPoppler_GivesItsText()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "pdftotext is not installed (Debian: apt-get install poppler-utils).");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Write(new TranscriptSegment(0, 4, "caller", "Élève à 12 € « œuvre »", 0.9)), TestContext.Current.CancellationToken);
        using var reader = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        // Poppler mends broken tables and says so.
        Assert.Equal("", await reader.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Élève à 12 € « œuvre »", text, StringComparison.Ordinal);
        Assert.Contains("Appelant : Coiffure Élégance", text, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static byte[] Write(params TranscriptSegment[] said) =>
        TranscriptPdf.Write(new(Guid.Empty, "fr", "model", false, said[^1].End, 1, said), Names);

    private static List<string> ReadAll(byte[] pdf) => [.. Pages(pdf).SelectMany(p => p).Select(l => l.Text)];

    private static List<List<Line>> Pages(byte[] pdf)
    {
        var latin = Encoding.Latin1.GetString(pdf);
        var pages = new List<List<Line>>();
        foreach (Match stream in Stream().Matches(latin))
        {
            using var zlib = new ZLibStream(new MemoryStream(pdf, stream.Index + stream.Length, int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture)), CompressionMode.Decompress);
            using var content = new MemoryStream();
            zlib.CopyTo(content);
            pages.Add([.. Shown().Matches(Encoding.Latin1.GetString(content.ToArray())).Select(Line.Of)]);
        }

        Assert.Equal(pages.Count, latin.Split("/Type /Page ").Length - 1);
        return pages;
    }

    private sealed record Line(bool Bold, double Size, double X, double Y, double Width, string Text)
    {
        public static Line Of(Match shown)
        {
            var bytes = Encoding.Latin1.GetBytes(Escaped().Replace(shown.Groups[5].Value, "$1"));
            var bold = shown.Groups[1].Value == "F2";
            var size = Number(2);
            return new(bold, size, Number(3), Number(4), (bold ? PdfFont.Bold : PdfFont.Regular).Width(bytes, size), CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes));

            double Number(int group) => double.Parse(shown.Groups[group].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"BT /(F\d) ([\d.]+) Tf [\d.]+ g ([\d.]+) ([\d.]+) Td \(((?:\\.|[^\\()])*)\) Tj ET\n", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"<< /Length (\d+) /Filter /FlateDecode >>\nstream\n")]
    private static partial Regex Stream();

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"(\d{10}) 00000 n ")]
    private static partial Regex Entry();
}
