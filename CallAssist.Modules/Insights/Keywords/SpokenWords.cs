using System.Runtime.InteropServices;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The words of a call, each looked at once however often it is said: an hour of talk has some ten thousand words and a tenth of that in
/// different ones. Lives as long as the reading of one call.
/// </summary>
internal sealed class SpokenWords(CompiledCatalogue catalogue)
{
    private const int MaxSounds = 160;
    private readonly Dictionary<ulong, int> _known = [];
    private readonly List<WordFacts> _facts = [];
    private readonly List<byte> _sounds = [];
    private readonly List<int> _forms = [];
    private int[] _turn = [];

    /// <summary>Facts of a word of the turn that was read last.</summary>
    public ref readonly WordFacts this[int index] => ref CollectionsMarshal.AsSpan(_facts)[_turn[index]];

    /// <summary>Its sounds, as numbers of <see cref="HeardCosts"/>.</summary>
    public ReadOnlySpan<byte> Sounds(in WordFacts word) => CollectionsMarshal.AsSpan(_sounds).Slice(word.Sounds, word.SoundCount);

    /// <summary>The words of terms that it is a form of, as numbers of <see cref="SaidTerms"/>.</summary>
    public ReadOnlySpan<int> Forms(in WordFacts word) => CollectionsMarshal.AsSpan(_forms).Slice(word.Forms, word.FormCount);

    /// <summary>Takes the words of a turn.</summary>
    public void Read(FrenchTokens tokens)
    {
        if (_turn.Length < tokens.Count)
            _turn = new int[tokens.Count * 2];
        for (var i = 0; i < tokens.Count; i++)
        {
            // Capitals and accents are heard; an elision is not the letter.
            var key = FrenchTokens.Extend(FrenchTokens.HashOf(tokens.Written(i)), (char)tokens[i].Kind);
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, key, out var known);
            if (!known)
                number = Learn(tokens, i);
            _turn[i] = number;
        }
    }

    private int Learn(FrenchTokens tokens, int i)
    {
        var word = tokens.Word(i);
        var written = tokens.Written(i);
        var elided = tokens[i].Kind == FrenchTokenKind.Elision;
        Span<char> heard = stackalloc char[MaxSounds];
        heard = heard[..(elided ? FrenchPhonetics.WriteElision(written, heard) : FrenchPhonetics.Write(written, heard))];
        var sounds = _sounds.Count;
        foreach (var phoneme in heard)
            _sounds.Add(catalogue.Sounds.Costs.NumberOf(phoneme));
        var forms = _forms.Count;
        catalogue.Said.AddForms(word, _forms);
        var function = elided || FrenchText.IsFunctionWord(word);
        _facts.Add(new(
            function ? 0 : FrenchStem.RootHash(word), function ? 0 : FrenchStem.LightHash(word), sounds, heard.Length,
            tokens[i].Kind == FrenchTokenKind.Word && !catalogue.Ordinary.IsPlain(word), forms, _forms.Count - forms));
        return _facts.Count - 1;
    }
}
