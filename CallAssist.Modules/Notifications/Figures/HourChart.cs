using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Figures;

/// <summary>Calls per hour of the day as a picture: handled ones below, missed ones on top, their number above the bar.</summary>
internal static class HourChart
{
    /// <summary>In points; the picture has twice as many pixels, for fine screens.</summary>
    public const int Width = 590;

    public const int HandledColour = 0x2457C5;
    public const int MissedColour = 0xC9423A;

    private const int Height = 190;
    private const int Scale = 2;
    private const int Head = 18;
    private const int Foot = 22;

    private static readonly int[] Palette = [0xFFFFFF, HandledColour, MissedColour, 0x566273, 0xDDE2E9];

    /// <summary>From the first hour in which something happened to the last, eight to eighteen at least.</summary>
    public static byte[] Draw(IReadOnlyList<HourFigures> hours)
    {
        var byHour = hours.ToDictionary(h => h.Hour);
        var (first, last) = (Math.Min(8, hours.Select(h => h.Hour).DefaultIfEmpty(8).Min()), Math.Max(18, hours.Select(h => h.Hour).DefaultIfEmpty(18).Max()));
        var most = Math.Max(1, hours.Select(h => h.Handled + h.Missed).DefaultIfEmpty().Max());
        var canvas = new Canvas(Width * Scale, Height * Scale);
        var (slot, ground) = (Width * Scale / (last - first + 1), (Height - Foot) * Scale);
        canvas.Box(0, ground, Width * Scale, Scale, 4);
        for (var hour = first; hour <= last; hour++)
        {
            var middle = ((hour - first) * slot) + (slot / 2);
            canvas.Number(hour, middle, ground + (5 * Scale), Scale, 3);
            if (!byHour.TryGetValue(hour, out var figures) || figures.Handled + figures.Missed == 0)
                continue;
            var room = (Height - Foot - Head) * Scale;
            var (handled, all) = (room * figures.Handled / most, room * (figures.Handled + figures.Missed) / most);
            var (left, bar) = (middle - (slot * 3 / 10), slot * 6 / 10);
            canvas.Box(left, ground - all, bar, all - handled, 2);
            canvas.Box(left, ground - handled, bar, handled, 1);
            canvas.Number(figures.Handled + figures.Missed, middle, ground - all - (10 * Scale), Scale, 3);
        }

        return Png.Write(canvas.Pixels, Width * Scale, Palette);
    }
}
