using System.Globalization;
using System.Text;

namespace CallAssist.Web.Components;

/// <summary>Peaks of a voice (a byte per slice, base64) as a closed SVG path, 1000 wide.</summary>
internal static class WaveformPath
{
    private const int Points = 400;
    private const double Width = 1000;

    /// <summary>Quieter than this (of 255) fills no lane, so that a line's noise stays a line.</summary>
    private const int Floor = 32;

    /// <summary>The path around <paramref name="middle"/>, at most <paramref name="half"/> high; null where there are no peaks.</summary>
    public static string? Of(string? peaks, double middle, double half)
    {
        var bytes = new byte[(peaks?.Length ?? 0) * 3 / 4 + 3];
        if (string.IsNullOrEmpty(peaks) || !Convert.TryFromBase64String(peaks, bytes, out var count) || count == 0)
            return null;
        var heights = Heights(bytes.AsSpan(0, count), half);
        var path = new StringBuilder("M0 ").Append(Text(middle));
        for (var i = 0; i < heights.Length; i++)
            path.Append('L').Append(Text(X(i, heights.Length))).Append(' ').Append(Text(middle - heights[i]));
        for (var i = heights.Length - 1; i >= 0; i--)
            path.Append('L').Append(Text(X(i, heights.Length))).Append(' ').Append(Text(middle + heights[i]));
        return path.Append('Z').ToString();
    }

    private static double[] Heights(ReadOnlySpan<byte> peaks, double half)
    {
        var heights = new double[Math.Min(Points, peaks.Length)];
        var loudest = Floor;
        foreach (var peak in peaks)
            loudest = Math.Max(loudest, peak);
        for (var i = 0; i < heights.Length; i++)
        {
            byte highest = 0;
            foreach (var peak in peaks[(i * peaks.Length / heights.Length)..((i + 1) * peaks.Length / heights.Length)])
                highest = Math.Max(highest, peak);
            heights[i] = Math.Max(0.4, half * Math.Sqrt((double)highest / loudest));
        }

        return heights;
    }

    private static double X(int i, int count) => (i + 0.5) * Width / count;

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
