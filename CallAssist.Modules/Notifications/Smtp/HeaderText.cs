using System.Text;

namespace CallAssist.Modules.Notifications.Smtp;

/// <summary>Text in a mail's header: ASCII as it stands, all else as encoded words (RFC 2047), so that no line end gets through.</summary>
internal static class HeaderText
{
    /// <summary>An encoded word has 75 characters at most; base64 of 45 bytes and its frame have 72.</summary>
    private const int BytesPerWord = 45;

    public static string Encode(string text) =>
        text.Length <= 60 && text.All(c => c is >= ' ' and < (char)127) && !text.Contains("=?", StringComparison.Ordinal) ? text : Words(text);

    /// <summary>Name and address of a person.</summary>
    public static string Address(string name, string address) => name.Length == 0 ? $"<{address}>"
        : name.Length <= 60 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') ? $"\"{name}\" <{address}>"
        : $"{Words(name)} <{address}>";

    private static string Words(string text)
    {
        var words = new List<string>();
        var word = new List<byte>(BytesPerWord);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > BytesPerWord)
                End();
            word.AddRange(bytes[..length]);
        }

        End();
        return string.Join("\r\n ", words);

        void End()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
