namespace CallAssist.Modules.Transcription.Download.Pdf;

/// <summary>Text that flows down pages, wrapped by its font's widths.</summary>
internal sealed class PdfText
{
    /// <summary>Left and right margin, points.</summary>
    public const double Margin = 62;

    private const double Top = PdfPage.Height - 64;
    private const double Bottom = 66;
    private const double Inside = PdfPage.Width - 2 * Margin;
    private const double FootSize = 8.5;

    private readonly List<PdfPage> _pages = [new()];
    private double _y = Top;

    /// <summary>Leaves this much room, points.</summary>
    public void Space(double height) => _y -= height;

    /// <summary>A hairline here.</summary>
    public void Rule() => _pages[^1].Rule(Margin, PdfPage.Width - Margin, _y);

    /// <summary>A new page unless this much room is left, points: what belongs together stays so.</summary>
    public void Need(double height)
    {
        if (_y - height >= Bottom)
            return;
        _pages.Add(new());
        _y = Top;
    }

    /// <summary>A paragraph, <paramref name="leading"/> points from line to line, with a grey remark at the right of its first line.</summary>
    public void Write(PdfFont font, double size, double leading, string text, string? remark = null)
    {
        var lines = Wrap(font, size, PdfFont.Encode(text));
        for (var i = 0; i < lines.Count; i++)
        {
            Need(leading);
            _y -= leading;
            _pages[^1].Write(font, size, Margin, _y, lines[i]);
            if (i == 0 && remark is not null)
                Right(_pages[^1], _y, PdfFont.Encode(remark));
        }
    }

    /// <summary>The pages with this line and their numbers at the foot.</summary>
    public IReadOnlyList<byte[]> Finish(string foot)
    {
        var line = Wrap(PdfFont.Regular, FootSize, PdfFont.Encode(foot), Inside - 60)[0];
        for (var i = 0; i < _pages.Count; i++)
        {
            _pages[i].Write(PdfFont.Regular, FootSize, Margin, Bottom - 30, line, Grey);
            Right(_pages[i], Bottom - 30, PdfFont.Encode($"{i + 1} / {_pages.Count}"));
        }

        return [.. _pages.Select(p => p.ToArray())];
    }

    private const double Grey = 0.4;

    private static void Right(PdfPage page, double y, byte[] text) =>
        page.Write(PdfFont.Regular, FootSize, PdfPage.Width - Margin - PdfFont.Regular.Width(text, FootSize), y, text, Grey);

    /// <summary>Lines that fit; a word longer than a line is cut.</summary>
    private static List<byte[]> Wrap(PdfFont font, double size, byte[] text, double width = Inside)
    {
        var lines = new List<byte[]>();
        var start = 0;
        do
        {
            var (end, next) = Line(font, size, text, start, width);
            lines.Add(text[start..end]);
            start = next;
        }
        while (start < text.Length);
        return lines;
    }

    private static (int End, int Next) Line(PdfFont font, double size, byte[] text, int start, double width)
    {
        var (at, used, space) = (start, 0.0, -1);
        for (; at < text.Length; at++)
        {
            used += font.Width(text.AsSpan(at, 1), size);
            if (text[at] == (byte)' ')
                space = at;
            else if (used > width)
                break;
        }

        return at == text.Length ? (at, at) : space > start ? (space, space + 1) : (Math.Max(at, start + 1), Math.Max(at, start + 1));
    }
}
