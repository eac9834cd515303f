using System.Globalization;
using System.Text;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>File names made of date and names, safe on Windows (Microsoft, "Naming Files, Paths, and Namespaces").</summary>
internal static class FileNames
{
    private const int Longest = 120;

    private static readonly HashSet<string> Reserved =
        new(["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])], StringComparer.OrdinalIgnoreCase);

    /// <summary>"2026-11-21 14h05 Coiffure Élégance - Léa Petit", without extension.</summary>
    public static string Of(DateTimeOffset at, string? customer, string? staff) => Safe(
        at.ToString("yyyy-MM-dd HH'h'mm", CultureInfo.InvariantCulture) + string.Concat(new[] { customer, staff }.OfType<string>().Select((n, i) => (i == 0 ? " " : " - ") + n)));

    /// <summary>The name without what Windows forbids; never empty.</summary>
    public static string Safe(string name)
    {
        var safe = new StringBuilder();
        foreach (var c in name.Normalize())
            safe.Append(c < ' ' || "<>:\"/\\|?*".Contains(c) ? '_' : c);
        var text = safe.ToString().Trim();
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        text = text.TrimEnd('.', ' ');
        return text.Length == 0 ? "_" : Reserved.Contains(text.Split('.')[0].Trim()) ? "_" + text : text;
    }

    /// <summary>The name, with a number where it is taken; whatever the case, as on Windows.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        for (var i = 1; ; i++)
        {
            var tried = i == 1 ? name : $"{name} ({i})";
            if (taken.Add(tried.ToUpperInvariant()))
                return tried;
        }
    }
}
