using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>How a date was given.</summary>
internal enum SaidDateForm
{
    /// <summary>12/03/1984.</summary>
    Written,

    /// <summary>12 mars 1984, "douze mars quatre-vingt-quatre".</summary>
    Named,

    /// <summary>12 03 1984, 12031984, 120384, "douze zéro trois quatre-vingt-quatre": only its place tells it from other numbers.</summary>
    Bare,
}

/// <summary>A whole date, day to year, written or said.</summary>
/// <param name="Tokens">Tokens it takes.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Form">How it was given.</param>
/// <param name="Year">Four figures, 0 where a named day has none; two said alone are of the hundred years up to 2029.</param>
internal readonly record struct SaidDate(int Tokens, int Day, int Month, int Year, SaidDateForm Form)
{
    private const int Pivot = 30;

    /// <summary>Reads the date that begins at <paramref name="start"/>.</summary>
    public static SaidDate? Read(FrenchTokens tokens, int start)
    {
        if (start >= tokens.Count)
            return null;
        if (Compact(tokens, start) is { } compact)
            return compact;
        if (Iso(tokens, start) is { } iso)
            return iso;
        var at = start + Small(tokens, start, out var day);
        if (at == start || day is < 1 or > 31 || Next(tokens, ref at) is not { } separator)
            return null;
        var ordered = separator == ' ' && tokens.Word(at) is "du" && ++at < tokens.Count;
        var month = MonthOf(tokens.Word(at));
        if (month > 0)
        {
            var end = ++at;
            return Next(tokens, ref at) is not null && ReadYear(tokens, at, out var named) is > 0 and var read
                ? new(at + read - start, day, month, named, SaidDateForm.Named) : new(end - start, day, month, 0, SaidDateForm.Named);
        }

        var form = separator is ' ' ? SaidDateForm.Bare : SaidDateForm.Written;
        var small = Small(tokens, at, out month);
        at += small;
        if (small == 0 || month is < 1 or > 12 || form == SaidDateForm.Written && tokens[start].Kind != FrenchTokenKind.Number || Next(tokens, ref at) != separator && !ordered)
            return null;
        if (ReadYear(tokens, at, out var year) is not (> 0 and var length))
            return null;
        // 06.39.98.55.01 is no date.
        at += length;
        if (form == SaidDateForm.Written && at < tokens.Count && tokens[at].Kind == FrenchTokenKind.Number && Separator(tokens, at) == separator)
            return null;
        return new(at - start, day, month, year, form);
    }

    // The sign before the next part, hesitations passed over; null where the date breaks off.
    private static char? Next(FrenchTokens tokens, ref int at)
    {
        if (at >= tokens.Count)
            return null;
        var separator = Separator(tokens, at);
        while (separator is ' ' && at + 1 < tokens.Count && tokens.Word(at) is "euh" or "heu" or "attendez" or "alors" or "hein" or "donc" or "voyons")
            separator = Separator(tokens, ++at);
        return separator == '!' ? null : separator;
    }

    // 1974-03-12 (ISO 8601).
    private static SaidDate? Iso(FrenchTokens tokens, int start)
    {
        if (tokens[start].Length != 4 || start + 2 >= tokens.Count || Separator(tokens, start + 1) is not ('-' or '/') || Separator(tokens, start + 2) != Separator(tokens, start + 1))
            return null;
        return int.TryParse(tokens.Word(start), out var year) && year is > 1900 and < 2100 && int.TryParse(tokens.Word(start + 1), out var month) && month is >= 1 and <= 12
            && tokens[start + 2].Length == 2 && int.TryParse(tokens.Word(start + 2), out var day) && day is >= 1 and <= 31 ? new(3, day, month, year, SaidDateForm.Written) : null;
    }

    private static SaidDate? Compact(FrenchTokens tokens, int start)
    {
        var word = tokens.Word(start);
        if (word.Length is not (6 or 8) || !int.TryParse(word[..2], out var day) || !int.TryParse(word[2..4], out var month) || !int.TryParse(word[4..], out var year))
            return null;
        year = word.Length == 6 ? FourFigures(year) : year;
        return day is >= 1 and <= 31 && month is >= 1 and <= 12 && year is > 1900 and < 2100 ? new(1, day, month, year, SaidDateForm.Bare) : null;
    }

    // Day or month: 7, 07, 1er, "premier", "sept", "zéro sept".
    private static int Small(FrenchTokens tokens, int i, out int value)
    {
        var word = tokens.Word(i);
        value = 0;
        if (word is "premier" or "1er")
        {
            value = 1;
            return 1;
        }

        if (tokens[i].Kind == FrenchTokenKind.Number)
            return word.Length <= 2 && int.TryParse(word, out value) ? 1 : 0;
        if (word is "zero")
        {
            value = i + 1 < tokens.Count ? NumberWords.ValueOf(tokens.Word(i + 1)) : -1;
            return value is >= 1 and <= 9 ? 2 : 0;
        }

        var read = SpokenNumber.Read(tokens, i, out var number, thousands: false);
        value = (int)number;
        return read;
    }

    /// <summary>Reads a year: 1984, 84, "quatre-vingt-quatre", "mille neuf cent…", "deux mille six".</summary>
    /// <returns>Tokens it takes; 0 where none begins.</returns>
    public static int ReadYear(FrenchTokens tokens, int i, out int year)
    {
        year = 0;
        if (i >= tokens.Count)
            return 0;
        var word = tokens.Word(i);
        if (tokens[i].Kind == FrenchTokenKind.Number)
        {
            if (!int.TryParse(word, out year) || word.Length is not (2 or 4) || word.Length == 4 && year is < 1900 or > 2100)
                return 0;
            year = word.Length == 2 ? FourFigures(year) : year;
            return 1;
        }

        if (word is "zero")
        {
            var unit = i + 1 < tokens.Count ? NumberWords.ValueOf(tokens.Word(i + 1)) : -1;
            year = 2000 + unit;
            return unit is >= 0 and <= 9 ? 2 : 0;
        }

        var read = SpokenNumber.Read(tokens, i, out var number);
        // "dix-neuf cent cinquante-neuf"
        if (number == 19 && i + read < tokens.Count && tokens.Word(i + read) is "cent" or "cents")
        {
            read += SpokenNumber.Read(tokens, i + read, out var rest);
            number = 1800 + rest;
        }
        // "deux mille zéro six"
        else if (number == 2000 && i + read + 1 < tokens.Count && tokens.Word(i + read) is "zero" && NumberWords.ValueOf(tokens.Word(i + read + 1)) is >= 1 and <= 9 and var unit)
        {
            (read, number) = (read + 2, number + unit);
        }

        year = number < 100 ? FourFigures((int)number) : (int)number;
        // A single figure is no year.
        return number is >= 10 and < 100 or > 1900 and < 2100 ? read : 0;
    }

    private static int FourFigures(int year) => year < Pivot ? 2000 + year : 1900 + year;

    // The sign between this token and the one before; ' ' for blanks, '!' where the two do not belong together.
    private static char Separator(FrenchTokens tokens, int i)
    {
        var gap = tokens.Folded[tokens[i - 1].End..tokens[i].Start].Trim(" \u00a0");
        return gap.Length switch { 0 => ' ', 1 when gap[0] is '/' or '.' or '-' => gap[0], 1 when gap[0] is ',' or '…' => ' ', 3 when gap is "..." => ' ', _ => '!' };
    }

    /// <summary>1 to 12 for the name of a month; else 0.</summary>
    public static int MonthOf(ReadOnlySpan<char> word) => word switch
    {
        "janvier" => 1,
        "fevrier" => 2,
        "mars" => 3,
        "avril" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" => 7,
        "aout" => 8,
        "septembre" => 9,
        "octobre" => 10,
        "novembre" => 11,
        "decembre" => 12,
        _ => 0,
    };
}
