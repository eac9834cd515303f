using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>What a value is taken for, and whether key, length or announcement leave no doubt.</summary>
internal readonly record struct Identifier(string Label, bool Sure);

/// <summary>What digits are: by check digit, by length and shape, by what announced them. A long run is personal even when nothing fits.</summary>
internal static class Identifiers
{
    /// <summary>From here on a run is masked, whatever it is.</summary>
    public const int AlwaysPersonal = 8;

    /// <param name="value">Digits and capital letters.</param>
    /// <param name="bankWords">True when "banque", "guichet" or "compte" stand between its parts.</param>
    /// <param name="cue">The label announced before it.</param>
    public static Identifier? Of(string value, bool bankWords, string? cue)
    {
        var digits = value.Count(char.IsAsciiDigit);
        if (value.StartsWith("FR", StringComparison.Ordinal) && digits >= 10 || HasCountry(value) && CheckDigits.Iban(value))
            return CheckDigits.FrenchVat(value) ? new(PersonalLabel.CompanyId, true) : new(PersonalLabel.Iban, value.Length == 27 || CheckDigits.Iban(value));
        if (bankWords && digits >= 10)
            return new(PersonalLabel.Rib, value.Length == 23);
        if (value.Length == 23 && (CheckDigits.Rib(value) || cue is PersonalLabel.Rib or PersonalLabel.Iban))
            return new(PersonalLabel.Rib, true);
        if (CheckDigits.Nir(value) && IsNir(value) && cue != PersonalLabel.Card)
            return new(PersonalLabel.Nir, true);
        if (cue is not null && Fits(cue, value, digits))
            return new(cue, IsWhole(cue, value));
        return digits < AlwaysPersonal ? null : ByShape(value, digits);
    }

    /// <summary>Thirteen or fifteen characters: sex, year, month, department (2A, 2B), commune, order, key.</summary>
    public static bool IsNir(string value) =>
        value.Length is 13 or 15 && value[0] is '1' or '2' && int.TryParse(value.AsSpan(3, 2), out var month) && month is >= 1 and <= 12 or >= 20 and <= 42 or >= 50;

    private static bool HasCountry(string value) => value.Length > 14 && char.IsAsciiLetterUpper(value[0]) && char.IsAsciiLetterUpper(value[1]);

    /// <summary>0639…, 33639…, 0033639….</summary>
    public static bool IsPhone(string value) =>
        value.Length == 10 && value[0] == '0' && value[1] != '0' || value.Length == 11 && value.StartsWith("33", StringComparison.Ordinal)
        || value.Length == 13 && value.StartsWith("0033", StringComparison.Ordinal);

    // A value the announced label may have, give or take a figure misheard.
    private static bool Fits(string label, string value, int digits) => label switch
    {
        PersonalLabel.Nir => value.Length is >= 11 and <= 16 && !IsPhone(value),
        PersonalLabel.CompanyId => digits is >= 8 and <= 15 && !IsPhone(value) && !IsNir(value),
        PersonalLabel.Card => digits is >= 12 and <= 19 && !(digits == 15 && CheckDigits.Nir(value) && value[0] is '1' or '2'),
        PersonalLabel.Rib => value.Length is >= 20 and <= 26,
        PersonalLabel.Iban => value.Length is >= 18 and <= 34,
        PersonalLabel.Password => digits is >= 6 and <= 12 && !IsPhone(value),
        _ => digits is >= 9 and <= 11 or 13 && (digits < 13 || IsPhone(value)),
    };

    private static bool IsWhole(string label, string value) => label switch
    {
        PersonalLabel.Nir => IsNir(value),
        PersonalLabel.CompanyId => value.Length is 9 or 14,
        PersonalLabel.Card => value.Length == 16 || CheckDigits.Card(value),
        PersonalLabel.Rib => value.Length == 23,
        PersonalLabel.Iban => value.Length == 27,
        PersonalLabel.Password => value.Length is 9 or 10,
        _ => IsPhone(value),
    };

    private static Identifier ByShape(string value, int digits)
    {
        if (IsPhone(value))
            return new(PersonalLabel.Phone, true);
        // A zero left out: "29" for "029".
        if (digits == 14 && IsNir(value[..13]) && value.AsSpan(9, 3) is not "000")
            return new(PersonalLabel.Nir, false);
        if (CheckDigits.Siret(value) || digits is 13 or 14 && value.AsSpan(digits - 5, 3) is "000")
            return new(PersonalLabel.CompanyId, true);
        if (CheckDigits.Card(value) && digits is 15 or 16)
            return new(PersonalLabel.Card, true);
        if (IsNir(value))
            return new(PersonalLabel.Nir, false);
        return new(digits switch
        {
            8 or 10 or 11 => PersonalLabel.Phone,
            9 => CheckDigits.Siren(value) ? PersonalLabel.CompanyId : PersonalLabel.Phone,
            14 => PersonalLabel.CompanyId,
            12 when value.StartsWith("33", StringComparison.Ordinal) => PersonalLabel.Phone,
            12 when value[0] is '1' or '2' => PersonalLabel.Nir,
            15 or 16 => PersonalLabel.Card,
            >= 20 => PersonalLabel.Rib,
            _ => value[0] == '0' ? PersonalLabel.Phone : PersonalLabel.Nir,
        }, false);
    }
}
