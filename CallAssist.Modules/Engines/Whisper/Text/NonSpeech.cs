namespace CallAssist.Engines.Whisper.Text;

/// <summary>
/// Tokens that stand for sounds and layout instead of words, after OpenAI's list (<c>tokenizer.py</c>: non_speech_tokens). What people
/// spell on the telephone (@ / + : % # . -) stays allowed.
/// </summary>
internal static class NonSpeech
{
    private static readonly string[] Signs =
    [
        "\"", "(", ")", "*", "<", ">", "=", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~", "「", "」", "『", "』",
        "<<", ">>", "<<<", ">>>", "--", "---", "-(", "-[", "('", "(\"", "((", "))", "(((", ")))", "[[", "]]", "{{", "}}",
        "♪", "♪♪", "♪♪♪", "♩", "♫", "♬", "♭", "♮", "♯",
    ];

    public static IReadOnlyList<int> Of(Vocabulary vocabulary) =>
        [.. Signs.SelectMany(sign => (string[])[sign, " " + sign]).Select(sign => vocabulary.Find(System.Text.Encoding.UTF8.GetBytes(sign))).Where(token => token >= 0).Distinct()];
}
