using System.Globalization;

namespace CallAssist.Web.Components;

/// <summary>Seconds as the player's script and its reader see them.</summary>
internal static class PlayerTime
{
    /// <summary>For attributes: a number with a point.</summary>
    public static string Text(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>For people: minutes and seconds.</summary>
    public static string Clock(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");
}
