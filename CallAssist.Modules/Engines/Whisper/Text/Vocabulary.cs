using System.Text;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Text;

/// <summary>Token ids and their bytes; the special ids follow from the number of tokens alone.</summary>
internal sealed class Vocabulary
{
    private readonly byte[][] _tokens;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal); // bytes as Latin-1 text

    public Vocabulary(ModelShape shape, byte[][] tokens)
    {
        _tokens = tokens;
        Count = shape.Vocabulary;
        Multilingual = Count >= 51_865;
        Languages = Count - 51_765 - (Multilingual ? 1 : 0);
        EndOfText = Multilingual ? 50_257 : 50_256;
        StartOfTranscript = EndOfText + 1;
        var last = Multilingual ? StartOfTranscript + Languages : 50_356;
        (Translate, Transcribe, StartOfLanguageModel, Previous) = (last + 1, last + 2, last + 3, last + 4);
        (NoSpeech, NoTimestamps, FirstTimestamp) = (last + 5, last + 6, last + 7);
        for (var id = 0; id < Math.Min(tokens.Length, EndOfText); id++)
            if (tokens[id].Length > 0) _ids[Encoding.Latin1.GetString(tokens[id])] = id; // of equal ones the last
        Blank = Find(" "u8);
    }

    /// <summary>All ids, special ones included.</summary>
    public int Count { get; }

    public bool Multilingual { get; }

    /// <summary>Number of languages the model was trained for; their ids follow <see cref="StartOfTranscript"/>.</summary>
    public int Languages { get; }

    /// <summary>First id that is not text.</summary>
    public int EndOfText { get; }

    public int StartOfTranscript { get; }

    public int Translate { get; }

    public int Transcribe { get; }

    public int StartOfLanguageModel { get; }

    /// <summary>Opens the context of earlier text.</summary>
    public int Previous { get; }

    public int NoSpeech { get; }

    public int NoTimestamps { get; }

    /// <summary>The timestamp 0.00 s; one id per 20 ms follows.</summary>
    public int FirstTimestamp { get; }

    /// <summary>The token of a single space, or -1.</summary>
    public int Blank { get; }

    /// <summary>Tokens whose bytes the file gives.</summary>
    public int Written => _tokens.Length;

    /// <summary>The id of a language index.</summary>
    public int LanguageToken(int index) => StartOfTranscript + 1 + index;

    /// <summary>The text token of exactly these bytes, or -1.</summary>
    public int Find(ReadOnlySpan<byte> bytes) => _ids.TryGetValue(Encoding.Latin1.GetString(bytes), out var id) ? id : -1;

    /// <summary>The bytes of a token, empty for special ones; need not be whole UTF-8 characters.</summary>
    public ReadOnlySpan<byte> Bytes(int token) => token < _tokens.Length && token < EndOfText ? _tokens[token] : [];
}
