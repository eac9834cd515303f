namespace CallAssist.Engines.French;

/// <summary>
/// Our French phonetic key: a word becomes the phonemes a careful reader would say, so that "des est-ce haine" and "DSN" meet.
/// One char per phoneme. Vowels: a e i o u (ou) y (u) 2 (eu and schwa) A (an) I (in, un) O (on); half vowels j w; consonants
/// p b t d k g f v s z S (ch) Z (j) m n l r. Silent final consonants are kept as optional signs: T (t, d), X (s, x, z), P, K, R, and Q (mute e).
/// </summary>
public static class FrenchPhonetics
{
    private static readonly string[] LetterNames =
    [
        "a", "be", "se", "de", "2", "ef", "Ze", "aS", "i", "Zi", "ka", "el", "em", "en", "o", "pe", "ky", "er", "es", "te", "y", "ve",
        "dubl2ve", "iks", "igrek", "zed",
    ];

    /// <summary>True for signs that may be left out.</summary>
    public static bool IsOptional(char phoneme) => phoneme is 'T' or 'X' or 'P' or 'K' or 'R' or 'Q';

    /// <summary>True for vowels, nasal or not.</summary>
    public static bool IsVowel(char phoneme) => phoneme is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or '2' or 'A' or 'I' or 'O';

    /// <summary>Appends the phonemes of a word as written; an acronym in capitals (2 to 4 letters), a single letter and what has no vowel are spelt.</summary>
    /// <returns>Characters written; what does not fit is left out.</returns>
    public static int Write(ReadOnlySpan<char> written, Span<char> destination)
    {
        Span<char> word = stackalloc char[Math.Min(written.Length, 40)];
        var capitals = true;
        for (var i = 0; i < word.Length; i++)
        {
            capitals &= char.IsUpper(written[i]);
            word[i] = char.ToLowerInvariant(written[i]);
        }

        var sink = new Sink(destination);
        if (word.Length == 1 && word[0] is not ('a' or 'à' or 'y') || word.Length is >= 2 and <= 4 && (capitals || !HasVowel(word)))
            Spell(word, ref sink);
        else
            Read(word, ref sink);
        return sink.Count;
    }

    /// <summary>Appends the names of the letters; digits are read as digits.</summary>
    public static int WriteSpelt(ReadOnlySpan<char> letters, Span<char> destination)
    {
        Span<char> word = stackalloc char[Math.Min(letters.Length, 40)];
        letters[..word.Length].ToLowerInvariant(word);
        var sink = new Sink(destination);
        Spell(word, ref sink);
        return sink.Count;
    }

    /// <summary>Phonemes of a whole text, words one after the other; for tests and for building dictionaries.</summary>
    public static string Key(string text)
    {
        var tokens = FrenchTokens.Of(text);
        Span<char> buffer = stackalloc char[text.Length * 4 + 16];
        var count = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var written = tokens.Written(i);
            count += tokens[i].Kind == FrenchTokenKind.Elision ? WriteElision(written, buffer[count..]) : Write(written, buffer[count..]);
        }

        return new string(buffer[..count]);
    }

    /// <summary>The consonant of l', d', qu'.</summary>
    public static int WriteElision(ReadOnlySpan<char> written, Span<char> destination)
    {
        var sink = new Sink(destination);
        foreach (var c in written)
        {
            var lower = char.ToLowerInvariant(c);
            if (lower == 'q')
                sink.Add('k');
            else if (lower == 'j')
                sink.Add('Z');
            else if (lower == 'c')
                sink.Add('s');
            else if (lower is 'l' or 'd' or 'm' or 't' or 's' or 'n')
                sink.Add(lower);
        }

        return sink.Count;
    }

    private static void Spell(scoped ReadOnlySpan<char> letters, ref Sink sink)
    {
        foreach (var letter in letters)
        {
            var plain = FrenchText.Fold(letter);
            if (letter == 'é')
                sink.Add('e');
            else if (plain is >= 'a' and <= 'z')
                sink.Add(LetterNames[plain - 'a']);
            else if (char.IsAsciiDigit(plain))
                sink.Add(plain);
        }
    }

    // Reads from left to right; the longest grapheme that fits wins. Endings first: they are what French leaves silent.
    private static void Read(scoped ReadOnlySpan<char> word, ref Sink sink)
    {
        var end = word.Length;
        var tail = SilentEnd(word, ref end);
        for (var i = 0; i < end;)
            i += IsVowelLetter(word[i]) ? Vowel(word, i, ref sink) : Consonant(word, i, ref sink);
        sink.Add(tail);
    }

    private static string SilentEnd(scoped ReadOnlySpan<char> word, ref int end)
    {
        if (word.Length < 3)
            return "";
        switch (word)
        {
            case "est": end = 1; return "T";
            case "les" or "des" or "mes" or "ces" or "ses" or "tes": end = 1; return "eX";
            case "que": end = 0; return "k2";
            case "sept": end = 2; return "t";
            case "huit" or "net" or "mat" or "brut" or "dix" or "six": return "";
        }

        var n = word.Length;
        var plural = false;
        if (word[n - 1] is 's' or 'x' && word[n - 2] is not ('s' or 'i' or 'u' or 'a' or 'o') || word[n - 1] is 'x' or 's' && word.Length > 3)
        {
            plural = true;
            n--;
        }

        end = n;
        if (word[n - 1] == 'e' && n > 2 && HasVowel(word[..(n - 1)]))
        {
            end = n - 1;
            return plural ? "QX" : "Q";
        }

        if (!plural && n > 3 && word[(n - 2)..n] is "er")
        {
            end = n - 2;
            return "eR";
        }

        if (!plural && n > 2 && word[(n - 2)..n] is "ez" or "ed")
        {
            end = n - 2;
            return "e";
        }

        if (n > 2 && word[(n - 2)..n] is "et")
        {
            end = n - 2;
            return plural ? "eTX" : "eT";
        }

        var sign = word[n - 1] switch { 't' or 'd' => 'T', 'p' => 'P', 'g' => 'K', _ => ' ' };
        if (sign == ' ' || n < 3)
            return plural ? "X" : "";
        end = n - 1;
        return (sign, plural) switch
        {
            ('T', true) => "TX",
            ('T', false) => "T",
            ('P', true) => "PX",
            ('P', false) => "P",
            (_, true) => "KX",
            _ => "K",
        };
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (IsVowelLetter(c))
                return true;
        }

        return false;
    }

    private static bool IsVowelLetter(char c) => FrenchText.Fold(c) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool Nasal(ReadOnlySpan<char> word, int after, int length) =>
        after + length >= word.Length || !IsVowelLetter(word[after + length]) && word[after + length] is not ('n' or 'm' or 'h');

    private static int Vowel(scoped ReadOnlySpan<char> word, int i, ref Sink sink)
    {
        var rest = word[i..];
        if (rest.StartsWith("eau"))
            return sink.Put("o", 3);
        if (rest.StartsWith("ea") && (i == 0 || word[i - 1] != 'g'))
            return sink.Put("i", 2);
        if (rest.StartsWith("ee"))
            return sink.Put("i", 2);
        if (rest.StartsWith("au"))
            return sink.Put("o", 2);
        if (rest.StartsWith("œu"))
            return sink.Put("2", 2);
        if (rest.StartsWith("eu") || rest.StartsWith("œ"))
            return sink.Put("2", rest.StartsWith("eu") ? 2 : 1);
        if (rest.StartsWith("oin") && Nasal(word, i, 3))
            return sink.Put("wI", 3);
        if (rest.StartsWith("oi") || rest.StartsWith("oî"))
            return sink.Put("wa", 2);
        if (rest.StartsWith("oy"))
            return sink.Put("waj", 2);
        if (rest.StartsWith("ou") || rest.StartsWith("où") || rest.StartsWith("oû"))
            return sink.Put("u", 2);
        if (rest.StartsWith("oo"))
            return sink.Put("u", 2);
        if ((rest.StartsWith("ain") || rest.StartsWith("ein") || rest.StartsWith("aim")) && Nasal(word, i, 3))
            return sink.Put("I", 3);
        if (rest.StartsWith("aill") || rest.StartsWith("eill"))
            return sink.Put(c1(rest[0]), 4);
        if (rest is "ail" or "eil")
            return sink.Put(c1(rest[0]), 3);
        if (rest.StartsWith("ai") || rest.StartsWith("aî") || rest.StartsWith("ei"))
            return sink.Put("e", 2);
        if (rest.StartsWith("ay") || rest.StartsWith("ey"))
            return sink.Put(rest.Length > 2 ? "ej" : "e", 2);
        if (rest.StartsWith("ill") && i > 0 && !IsVowelLetter(word[i - 1]))
            return sink.Put("ij", 3);
        if (rest is "um" && i > 0)
            return sink.Put("om", 2);
        // "Tandem", "macadam".
        if (rest is "em" or "am" && i > 0 && word[i - 1] is not 'i')
            return sink.Put(rest, 2);
        if (rest is "en" or "em" && i > 0 && word[i - 1] is 'i')
            return sink.Put("I", 2);
        if (rest.Length > 1 && rest[1] is 'n' or 'm' && Nasal(word, i, 2))
        {
            var nasal = FrenchText.Fold(rest[0]) switch { 'a' or 'e' => "A", 'i' or 'y' or 'u' => "I", _ => "O" };
            if (rest[0] is not ('é' or 'è' or 'ê'))
                return sink.Put(nasal, 2);
        }

        var c = rest[0];
        var next = rest.Length > 1 ? rest[1] : '\0';
        switch (c)
        {
            case 'é' or 'è' or 'ê' or 'ë':
                return sink.Put("e", 1);
            case 'e':
                return sink.Put(PlainE(rest), 1);
            case 'i' or 'î' or 'ï' or 'y' when next != '\0' && IsVowelLetter(next) && rest is not ("ie" or "ies"):
                return sink.Put(i > 1 && word[i - 1] is 'l' or 'r' && !IsVowelLetter(word[i - 2]) ? "ij" : "j", 1);
            case 'i' or 'î' or 'ï' or 'y':
                return sink.Put("i", 1);
            case 'u' or 'û' or 'ù' or 'ü':
                return sink.Put("y", 1);
            case 'o' or 'ô' or 'ö':
                return sink.Put("o", 1);
            default:
                return sink.Put("a", 1);
        }

        static string c1(char first) => first == 'a' ? "aj" : "ej";
    }

    // e before one consonant and a vowel is a schwa, before two consonants or a spoken final one it is open.
    private static string PlainE(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 1)
            return "2";
        if (rest.Length == 2)
            return "e";
        if (IsVowelLetter(rest[1]))
            return "2";
        return IsVowelLetter(rest[2]) || rest[1..].StartsWith("ch") || rest[2] is 'l' or 'r' && rest[1] is not ('l' or 'r' or 's') ? "2" : "e";
    }

    private static int Consonant(scoped ReadOnlySpan<char> word, int i, ref Sink sink)
    {
        var rest = word[i..];
        var c = rest[0];
        var next = rest.Length > 1 ? rest[1] : '\0';
        var soft = FrenchText.Fold(next) is 'e' or 'i' or 'y';
        var twice = next == c ? 2 : 1;
        switch (c)
        {
            case 'c' when next == 'h':
                return sink.Put(rest.Length > 2 && rest[2] is 'r' or 'l' ? "k" : "S", 2);
            case 'c' when next == 'c' && rest.Length > 2 && FrenchText.Fold(rest[2]) is 'e' or 'i':
                return sink.Put("ks", 2);
            case 'c' when next == 'q':
                return sink.Put("k", rest.Length > 2 && rest[2] == 'u' ? 3 : 2);
            case 'c':
                return sink.Put(soft ? "s" : "k", twice);
            case 'ç':
                return sink.Put("s", 1);
            case 'p' when next == 'h':
                return sink.Put("f", 2);
            case 'p' when next == 't' && i > 0 && word[i - 1] == 'm':
                return sink.Put("P", 1);
            case 's' when next == 'h':
                return sink.Put("S", 2);
            case 's' when next == 'c' && rest.Length > 2 && FrenchText.Fold(rest[2]) is 'e' or 'i':
                return sink.Put("s", 2);
            case 's' when next == 's':
                return sink.Put("s", 2);
            case 's':
                return sink.Put(i > 0 && next != '\0' && IsVowelLetter(word[i - 1]) && IsVowelLetter(next) ? "z" : "s", 1);
            case 'g' when next == 'n':
                return sink.Put("nj", 2);
            case 'g' when next == 'u' && rest.Length > 2 && IsVowelLetter(rest[2]):
                return sink.Put("g", 2);
            case 'g' when next == 'e' && rest.Length > 2 && FrenchText.Fold(rest[2]) is 'a' or 'o':
                return sink.Put("Z", 2);
            case 'g':
                return sink.Put(soft || next == '\0' && i > 0 && word.Length > 2 ? "Z" : "g", twice);
            case 'j':
                return sink.Put("Z", 1);
            case 'q':
                return sink.Put("k", next == 'u' ? 2 : 1);
            case 't' when next == 'h':
                return sink.Put("t", 2);
            case 't' when next == 'i' && rest.Length > 2 && FrenchText.Fold(rest[2]) is 'o' or 'e' && (i == 0 || word[i - 1] != 's') && i > 0 && !rest.StartsWith("tien") && !rest.StartsWith("tiè"):
                return sink.Put("s", 1);
            case 'x':
                return sink.Put(i == 1 && word[0] == 'e' && IsVowelLetter(next) ? "gz" : "ks", 1);
            case 'h':
                return 1;
            default:
                sink.Add(FrenchText.Fold(c));
                return twice;
        }
    }

    private ref struct Sink(Span<char> destination)
    {
        private readonly Span<char> _destination = destination;

        public int Count { get; private set; }

        public void Add(scoped ReadOnlySpan<char> phonemes)
        {
            foreach (var phoneme in phonemes)
                Add(phoneme);
        }

        public void Add(char phoneme)
        {
            if (Count < _destination.Length)
                _destination[Count++] = phoneme;
        }

        public int Put(scoped ReadOnlySpan<char> phonemes, int consumed)
        {
            Add(phonemes);
            return consumed;
        }
    }
}
