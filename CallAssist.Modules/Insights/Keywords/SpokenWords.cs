using System.Runtime.InteropServices;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// The words of a call, each looked at once however often it is said: an hour of talk has some ten thousand words and a tenth of that in
/// different ones.
/// </summary>
internal sealed class SpokenWords(CompiledCatalogue catalogue)
{
    private const int MaxSounds = 160;
    // Places in _facts by key, 0 where there is none; half full at most.
    private (ulong Key, int Place)[] _known = new (ulong, int)[2048];
    private WordFacts[] _facts = new WordFacts[1024];
    private int _count = 1;
    private readonly List<byte> _sounds = [];
    private readonly List<int> _forms = [];
    private readonly List<ClueAlternatives> _clues = [];
    private readonly List<CluePart> _clueParts = [];
    private int[] _turn = [];

    /// <summary>How many different words are known.</summary>
    public int Count => _count - 1;

    /// <summary>Facts of a word of the turn that was read last.</summary>
    public ref readonly WordFacts this[int index] => ref _facts[_turn[index]];

    /// <summary>Its sounds, as numbers of <see cref="HeardCosts"/>.</summary>
    public ReadOnlySpan<byte> Sounds(in WordFacts word) => CollectionsMarshal.AsSpan(_sounds).Slice(word.Sounds, word.SoundCount);

    /// <summary>The words of terms that it is a form of, as numbers of <see cref="SaidTerms"/>.</summary>
    public ReadOnlySpan<int> Forms(in WordFacts word) => CollectionsMarshal.AsSpan(_forms).Slice(word.Forms, word.FormCount);

    /// <summary>The parts of clues that it is an alternative of by itself.</summary>
    public ReadOnlySpan<CluePart> ClueParts(in WordFacts word) => CollectionsMarshal.AsSpan(_clueParts).Slice(word.ClueParts, word.CluePartCount);

    /// <summary>The alternatives of clues that it may be the first word of.</summary>
    public ReadOnlySpan<ClueAlternatives> Clues(in WordFacts word) => CollectionsMarshal.AsSpan(_clues).Slice(word.Clues, word.ClueCount);

    /// <summary>Takes the words of a turn.</summary>
    public void Read(FrenchTokens tokens)
    {
        if (_turn.Length < tokens.Count)
            _turn = new int[tokens.Count * 2];
        for (var i = 0; i < tokens.Count; i++)
        {
            // Capitals and accents are heard; an elision is not the letter.
            var written = tokens.Written(i);
            var key = FrenchTokens.Extend(written.SequenceEqual(tokens.Word(i)) ? tokens[i].Hash : FrenchTokens.HashOf(written), (char)tokens[i].Kind);
            var at = Slot(key);
            if (_known[at].Place == 0)
                _known[at] = (key, Learn(tokens, i));
            _turn[i] = _known[at].Place;
            if (_count * 2 > _known.Length)
                Grow();
        }
    }

    private int Slot(ulong key)
    {
        var at = (int)(key * 0x9E3779B97F4A7C15UL >> 32) & _known.Length - 1;
        while (_known[at].Place != 0 && _known[at].Key != key)
            at = at + 1 & _known.Length - 1;
        return at;
    }

    private void Grow()
    {
        var former = _known;
        _known = new (ulong, int)[former.Length * 2];
        foreach (var word in former)
        {
            if (word.Place != 0)
                _known[Slot(word.Key)] = word;
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
        catalogue.Said.AddForms(word, !elided && word.SequenceEqual(written) ? OrdinaryFrench.SoundOfPhonemes(heard) : OrdinaryFrench.SoundOf(word), _forms);
        var (clues, parts) = (_clues.Count, _clueParts.Count);
        catalogue.Clues.AddBeginning(word, _clueParts, _clues);
        var function = elided || FrenchText.IsFunctionWord(word);
        var root = function ? 0 : FrenchStem.RootHash(word);
        if (_count == _facts.Length)
            Array.Resize(ref _facts, _count * 2);
        _facts[_count] = new(
            root, SaidTerms.MaskOf(CollectionsMarshal.AsSpan(_forms)[forms..]), sounds, forms, clues, parts, (ushort)(_forms.Count - forms), (ushort)(_clues.Count - clues), (ushort)(_clueParts.Count - parts),
            (byte)heard.Length, tokens[i].Kind == FrenchTokenKind.Word && !catalogue.Ordinary.IsPlain(word), PhraseBook.Default.From(tokens[i].Hash) is not null, BeginsOf(word, tokens[i].Hash, root), FieldWords.Of(word));
        return _count++;
    }

    private WordBegins BeginsOf(ReadOnlySpan<char> word, ulong hash, ulong root) =>
        (catalogue.Written.IsPrefix(WordIndex.Combine(0, hash)) ? WordBegins.Written : 0)
        | (root != 0 && catalogue.Single.IsPrefix(WordIndex.Combine(0, FrenchStem.LightHash(word))) ? WordBegins.Single : 0)
        | (root != 0 && catalogue.Several.IsPrefix(WordIndex.Combine(0, root)) ? WordBegins.Several : 0);
}
