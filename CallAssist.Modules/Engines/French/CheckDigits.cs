namespace CallAssist.Engines.French;

/// <summary>Check digits of French identifiers. Input is compact (digits and capital letters, no separators); anything else is false.</summary>
public static class CheckDigits
{
    /// <summary>Luhn (ISO/IEC 7812-1 annex B).</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
                return false;
            var digit = digits[i] - '0';
            if (((digits.Length - 1 - i) & 1) == 1 && (digit *= 2) > 9)
                digit -= 9;
            sum += digit;
        }

        return digits.Length > 1 && sum % 10 == 0;
    }

    /// <summary>NIR with its key, 15 characters: key = 97 − (N mod 97), Corsica 2A → 19 and 2B → 18 (INSEE).</summary>
    public static bool Nir(ReadOnlySpan<char> nir)
    {
        if (nir.Length != 15 || NirKey(nir[..13]) is not { } key)
            return false;
        return int.TryParse(nir[13..], out var given) && given == key;
    }

    /// <summary>Key of the 13 characters of a NIR, or null when they are none.</summary>
    public static int? NirKey(ReadOnlySpan<char> nir)
    {
        if (nir.Length != 13 || nir[0] is not ('1' or '2' or '3' or '4' or '7' or '8'))
            return null;
        Span<char> plain = stackalloc char[13];
        nir.CopyTo(plain);
        if (plain[5] == '2' && plain[6] is 'A' or 'B' or 'a' or 'b')
            (plain[5], plain[6]) = plain[6] is 'A' or 'a' ? ('1', '9') : ('1', '8');
        return long.TryParse(plain, System.Globalization.NumberStyles.None, null, out var number) ? (int)(97 - number % 97) : null;
    }

    /// <summary>RIB, 23 characters: bank 5, branch 5, account 11 (letters A–I → 1–9, J–R → 1–9, S–Z → 2–9), key 2.</summary>
    public static bool Rib(ReadOnlySpan<char> rib)
    {
        if (rib.Length != 23)
            return false;
        Span<char> digits = stackalloc char[23];
        for (var i = 0; i < 23; i++)
        {
            var c = char.ToUpperInvariant(rib[i]);
            digits[i] = c switch
            {
                >= '0' and <= '9' => c,
                >= 'A' and <= 'I' => (char)('1' + (c - 'A')),
                >= 'J' and <= 'R' => (char)('1' + (c - 'J')),
                >= 'S' and <= 'Z' => (char)('2' + (c - 'S')),
                _ => '!',
            };
        }

        return long.TryParse(digits[..5], out var bank) && long.TryParse(digits[5..10], out var branch)
            && long.TryParse(digits[10..21], out var account) && int.TryParse(digits[21..], out var key)
            && 97 - (89 * bank + 15 * branch + 3 * account) % 97 == key;
    }

    /// <summary>IBAN (ISO 13616): the first four characters moved behind, letters 10–35, mod 97 = 1; 27 characters for FR.</summary>
    public static bool Iban(ReadOnlySpan<char> iban)
    {
        if (iban.Length is < 15 or > 34 || !char.IsAsciiLetter(iban[0]) || !char.IsAsciiLetter(iban[1]) || iban.StartsWith("FR", StringComparison.OrdinalIgnoreCase) && iban.Length != 27)
            return false;
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = char.ToUpperInvariant(iban[(i + 4) % iban.Length]);
            if (char.IsAsciiDigit(c))
                rest = (rest * 10 + (c - '0')) % 97;
            else if (char.IsAsciiLetterUpper(c))
                rest = (rest * 100 + (c - 'A' + 10)) % 97;
            else
                return false;
        }

        return rest == 1;
    }

    /// <summary>SIREN: nine digits, Luhn.</summary>
    public static bool Siren(ReadOnlySpan<char> siren) => siren.Length == 9 && Luhn(siren);

    /// <summary>SIRET: fourteen digits, Luhn; La Poste's (356000000) may instead have a digit sum that is a multiple of five.</summary>
    public static bool Siret(ReadOnlySpan<char> siret)
    {
        if (siret.Length != 14)
            return false;
        if (Luhn(siret))
            return true;
        var sum = 0;
        foreach (var c in siret)
            sum += c - '0';
        return siret.StartsWith("356000000") && sum % 5 == 0;
    }

    /// <summary>French VAT number: FR, key (12 + 3·(SIREN mod 97)) mod 97, SIREN.</summary>
    public static bool FrenchVat(ReadOnlySpan<char> vat) =>
        vat.Length == 13 && vat.StartsWith("FR", StringComparison.OrdinalIgnoreCase) && Siren(vat[4..])
        && int.TryParse(vat[2..4], out var key) && (12 + 3 * (int.Parse(vat[4..], null) % 97)) % 97 == key;

    /// <summary>Payment card: 13 to 19 digits, Luhn and a known issuer prefix (Visa, Mastercard, Amex, Discover, Maestro).</summary>
    public static bool Card(ReadOnlySpan<char> card) =>
        card.Length is >= 13 and <= 19 && (card[0] is '4' or '5' or '6' || card.StartsWith("34") || card.StartsWith("37") || card[0] == '2' && card[1] is >= '2' and <= '7')
        && Luhn(card);
}
