namespace CallAssist.Modules.Notifications.Figures;

/// <summary>Pixels of a palette: boxes, and figures from a face of five by seven dots.</summary>
internal sealed class Canvas(int width, int height)
{
    /// <summary>Rows of the figures 0 to 9, five bits each, the leftmost highest.</summary>
    private static readonly byte[][] Figures =
    [
        [14, 17, 17, 17, 17, 17, 14], [4, 12, 4, 4, 4, 4, 14], [14, 17, 1, 2, 4, 8, 31], [31, 2, 4, 2, 1, 17, 14], [2, 6, 10, 18, 31, 2, 2],
        [31, 16, 30, 1, 1, 17, 14], [6, 8, 16, 30, 17, 17, 14], [31, 1, 2, 4, 8, 8, 8], [14, 17, 17, 14, 17, 17, 14], [14, 17, 17, 15, 1, 2, 12],
    ];

    private readonly byte[] _pixels = new byte[width * height];

    public ReadOnlySpan<byte> Pixels => _pixels;

    public void Box(int left, int top, int boxWidth, int boxHeight, byte colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(height, top + boxHeight); y++)
            _pixels.AsSpan((y * width) + left, Math.Min(boxWidth, width - left)).Fill(colour);
    }

    /// <summary>A number, its middle at <paramref name="middle"/>, each dot <paramref name="dot"/> pixels wide.</summary>
    public void Number(int number, int middle, int top, int dot, byte colour)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var left = middle - (((text.Length * 6) - 1) * dot / 2);
        foreach (var figure in text.Where(char.IsAsciiDigit))
        {
            for (var row = 0; row < 7; row++)
            {
                for (var column = 0; column < 5; column++)
                {
                    if ((Figures[figure - '0'][row] & (16 >> column)) != 0)
                        Box(left + (column * dot), top + (row * dot), dot, dot, colour);
                }
            }

            left += 6 * dot;
        }
    }
}
