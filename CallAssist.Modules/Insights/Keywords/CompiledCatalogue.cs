using System.Runtime.CompilerServices;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A catalogue made ready for matching; built once per catalogue and kept as long as it lives.</summary>
internal sealed class CompiledCatalogue
{
    private static readonly ConditionalWeakTable<KeywordCatalogue, CompiledCatalogue> Cache = [];

    // Some megabytes; calls of payroll have a few thousand different words, noise must not fill the memory.
    private const int MaxWords = 20_000;
    private KeywordScratch? _idle;

    private CompiledCatalogue(KeywordCatalogue catalogue)
    {
        Entries = catalogue.Keywords;
        var ids = Entries.Select((entry, index) => (entry.Id, index)).GroupBy(e => e.Id).ToDictionary(g => g.Key, g => g.First().index);
        Parents = [.. Entries.Select(e => e.Parent is { } parent && ids.TryGetValue(parent, out var index) ? index : -1)];
        Senses = SenseRules.For(Entries);
        Clues = new ClueIndex(Entries);
        var (sounds, said) = (new PhonemeTrie(), new List<(string, Term)>());
        for (var i = 0; i < Entries.Count; i++)
        {
            foreach (var label in TermVariants.OfLabel(Entries[i].Label))
                Add(new Term(i, label, MentionKind.Exact), sounds, said);
            foreach (var synonym in Entries[i].Synonyms.Concat(HouseLexicon.Also(Entries[i].Id)))
                Add(new Term(i, synonym, MentionKind.Synonym), sounds, said);
            foreach (var learned in Entries[i].Learned)
                Add(new Term(i, learned, MentionKind.Learned), sounds, said);
        }

        Written.Seal();
        Single.Seal();
        Several.Seal();
        Sounds = sounds.Seal();
        Said = new(said, Sounds.Costs);
    }

    public IReadOnlyList<KeywordEntry> Entries { get; }

    /// <summary>Index of each keyword's parent, or −1.</summary>
    public int[] Parents { get; }

    /// <summary>Terms whose words must stand as written: acronyms, spelt acronyms.</summary>
    public WordIndex Written { get; } = new();

    /// <summary>Terms of one word, without plural.</summary>
    public WordIndex Single { get; } = new();

    /// <summary>Terms of several words: their roots, without function words.</summary>
    public WordIndex Several { get; } = new();

    /// <summary>What the terms sound like.</summary>
    public PhonemeSearch Sounds { get; }

    /// <summary>Which terms the words of ordinary talk may say.</summary>
    public SaidTerms Said { get; }

    /// <summary>What is no mis-hearing.</summary>
    public OrdinaryFrench Ordinary { get; } = new();

    public SenseRules Senses { get; }

    public ClueIndex Clues { get; }

    /// <summary>Room for reading a call, with the words of calls before it where nobody else reads; to be given back by <see cref="Return"/>.</summary>
    public KeywordScratch Rent() => Interlocked.Exchange(ref _idle, null) ?? new(this);

    /// <summary>Keeps the room for the next call, unless it knows too many words.</summary>
    public void Return(KeywordScratch scratch) => Volatile.Write(ref _idle, scratch.Words.Count > MaxWords ? null : scratch);

    public static CompiledCatalogue Of(KeywordCatalogue catalogue) => Cache.GetValue(catalogue, static c => new CompiledCatalogue(c));

    private void Add(Term term, PhonemeTrie sounds, List<(string, Term)> said)
    {
        if (term.Kind != MentionKind.Learned)
            Ordinary.Learn(term.Words);
        foreach (var text in TermVariants.Spellings(term.Text))
            AddWords(term, FrenchTokens.Of(text));
        foreach (var sound in TermVariants.Sounds(term))
        {
            if (sounds.Add(sound, term))
                said.Add((sound, term));
        }
    }

    private void AddWords(Term term, FrenchTokens tokens)
    {
        Span<ulong> all = stackalloc ulong[tokens.Count];
        Span<ulong> roots = stackalloc ulong[tokens.Count];
        var content = 0;
        var last = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            all[i] = tokens[i].Hash;
            if (tokens[i].Kind == FrenchTokenKind.Elision || FrenchText.IsFunctionWord(tokens.Word(i)))
                continue;
            roots[content++] = FrenchStem.RootHash(tokens.Word(i));
            last = i;
        }

        if (term.IsAcronym || content == 0)
        {
            Written.Add(all, term);
            if (term.IsAcronym)
                AddSpelt(term);
        }
        else if (content == 1)
        {
            Single.Add([FrenchStem.LightHash(tokens.Word(last))], term);
        }
        else
        {
            Several.Add(roots[..content], term);
        }
    }

    private void AddSpelt(Term term)
    {
        var letters = term.Text.Where(char.IsLetter).Select(c => FrenchTokens.HashOf([FrenchText.Fold(c)])).ToArray();
        if (letters.Length > 1)
            Written.Add(letters, term);
    }
}
