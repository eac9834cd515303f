using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Keywords;

namespace CallAssist.Tests.Modules.Insights;

public sealed class KeywordSearchTests
{
    private const string Phonemes = "aeiouy2AIOjwpbtdkgfvszSZmnlrTXPKRQ";

    [Fact]
    public void Search_RandomTermsAndSpeech_FindsWhatThePlainTableFinds()
    {
        var random = new Random(20261121);
        string Sound(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Phonemes[random.Next(Phonemes.Length)]));
        var terms = Enumerable.Range(0, 400).Select(i => (Sound: Sound(random.Next(4, 22)), Term: new Term(i, "terme" + i, MentionKind.Exact))).ToList();
        var trie = new PhonemeTrie();
        terms.ForEach(t => trie.Add(t.Sound, t.Term));
        var search = trie.Seal();
        var (heard, front, found, hits) = (new HeardSounds(), new SearchFront(), new List<SoundMatch>(), 0);
        for (var round = 0; round < 3000; round++)
        {
            // A term with some phonemes changed, left out or doubled, in front of others, cut into words of which one may be odd.
            var said = Spoil(terms[random.Next(terms.Count)].Sound, random) + Sound(random.Next(0, 6));
            said = said[..Math.Min(said.Length, 48)];
            var ends = Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(1, said.Length)).Append(said.Length).Distinct().Order().ToList();
            var odd = random.Next(ends.Count + 1);
            heard.Begin();
            for (var word = 0; word < ends.Count; word++)
                heard.Add([.. said[(word == 0 ? 0 : ends[word - 1])..ends[word]].Select(search.Costs.NumberOf)], word == odd, stops: false);
            heard.Reckon(search.Costs);
            found.Clear();
            search.Search(heard, front, found);
            var expected = terms.Select(t => Plain(t.Term, t.Sound, said, ends)).OfType<SoundMatch>().ToList();
            Assert.Equal(
                expected.Where(m => m.Cost <= PhonemeSearch.Alike || m.Words > odd && odd < HeardWord.OddWords).OrderBy(m => m.Term.Keyword),
                found.Where(m => m.First == 0).OrderBy(m => m.Term.Keyword));
            Assert.Equal(expected, terms.Select(t => SoundTerm.Of(t.Term, t.Sound, search.Costs, [])).Select(t => search.Hears(t, t.Tolerance, heard, 0)).OfType<SoundMatch>());
            hits += found.Count;
        }

        Assert.InRange(hits, 500, int.MaxValue);
    }

    [Fact]
    public void Find_RandomTalkOfFormsAndMishearings_FindsWhatLookingEverywhereFinds()
    {
        var random = new Random(20261122);
        string One(IReadOnlyList<string> words) => words[random.Next(words.Count)];
        var words = KeywordCatalogue.Default.Keywords.SelectMany(k => k.Label.Split(' ')).Where(w => w.Length > 4 && w.All(char.IsLetter)).Distinct().ToList();
        string[] small = ["le", "la", "des", "pour", "je", "vous", "est", "dans", "une", "alors", "regarde", "bien"];
        var labels = Enumerable.Range(0, 60).Select(i => string.Join(' ', Enumerable.Range(0, 1 + i % 3).Select(_ => One(words)))).Distinct().ToList();
        var scratch = new KeywordScratch(CompiledCatalogue.Of(new([.. labels.Select(l => new KeywordEntry { Id = l, Label = l })])));
        var terms = labels.SelectMany((label, i) => TermVariants.OfLabel(label).Select(text => new Term(i, text, MentionKind.Exact)))
            .SelectMany(term => TermVariants.Sounds(term).Select(sound => (Sound: sound, Term: term))).DistinctBy(t => (t.Sound, t.Term.Keyword)).ToList();
        var (odd, said) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            // Words of a term as they are, inflected or mis-heard, between small ones.
            var talk = Enumerable.Range(0, 3).SelectMany(_ => One(labels).Split(' ').Select(w => random.Next(3) switch { 0 => w, 1 => Inflected(w), _ => Misheard(w, random) }).Prepend(One(small)).Append(One(small)));
            scratch.Read(string.Join(' ', talk));
            SoundSearch.Find(scratch);
            var expected = Everywhere(scratch, terms);
            Assert.Equal(expected.Select(Shown).Distinct().Order(), scratch.Matches.Select(Shown).Distinct().Order());
            odd += expected.Count(m => m.Cost > PhonemeSearch.Alike && IsOdd(scratch, m));
            said += expected.Count(m => m.Cost > PhonemeSearch.Alike && IsPlain(scratch, m));
        }

        Assert.InRange(odd, 100, int.MaxValue);
        Assert.InRange(said, 20, int.MaxValue);

        static string Inflected(string word) => word.EndsWith('s') ? word[..^1] : word.Length > 6 ? word[..^2] + "er" : word + "s";
        static string Misheard(string word, Random random) => word.Remove(random.Next(1, word.Length), 1).Insert(random.Next(1, word.Length - 1), "aeioumtp"[random.Next(8)].ToString());
        static string Shown(SoundMatch match) => $"{match.Term.Text} {match.First}+{match.Words} {match.Cost}";
    }

    [Fact]
    public void Match_ParaphraseMadeOfWhatNamesAnotherKeyword_FindsTheOtherOnly() =>
        Assert.Equal(["bulletin"], KeywordMatcher.Match([new("customer", 0, 5, "Le bulletin de salaire ça sort pas.")], KeywordCatalogue.Default).Select(k => k.Id));

    [Fact]
    public void Match_ChildParentAndGrandparentSaid_OnlyTheMostSpecificStays()
    {
        var catalogue = new KeywordCatalogue(
        [
            new() { Id = "absence", Label = "absence" },
            new() { Id = "conge", Label = "congé", Parent = "absence" },
            new() { Id = "maternite", Label = "congé maternité", Parent = "conge" },
        ]);
        SpokenTurn[] turns = [new("customer", 0, 5, "Pour une absence, un congé, enfin le congé maternité d'une salariée.")];
        Assert.Equal(["maternite"], KeywordMatcher.Match(turns, catalogue).Select(k => k.Id));
    }

    [Theory]
    [InlineData("Mon expert-comptable passera vous voir demain.")]
    [InlineData("Je refais le calcul à la main et je trouve autre chose.")]
    [InlineData("J'avais un compte oublié depuis des années.")]
    [InlineData("Je vous rappelle dès que je peux, la sienne est verte.")]
    [InlineData("Je voudrais que vous m'expliquiez la formule.")]
    [InlineData("Je n'arrive pas à rentrer les chiffres dans la case.")]
    [InlineData("De toute façon le taux n'a pas bougé depuis.")]
    [InlineData("Il n'y a pas de régularisation à prévoir.")]
    public void Match_OrdinaryTalkThatSoundsLikeATerm_FindsNothing(string said) =>
        Assert.Empty(KeywordMatcher.Match([new("customer", 0, 5, said)], KeywordCatalogue.Default).Select(k => $"{k.Id}: {k.Evidence[0].Words}"));

    [Theory]
    [InlineData("Il faut faire le solde tout conte de la salariée.", "solde_tout_compte")]
    [InlineData("La mise à joue est bloquée.", "mise_a_jour")]
    [InlineData("Le nez imposable est faux.", "net_imposable")]
    [InlineData("Le smik a changé.", "minimum_conventionnel")]
    [InlineData("Le P M est-ce S est faux.", "plafond_ss")]
    [InlineData("Les forfaits sociaux ne sont pas bons.", "forfait_social")]
    [InlineData("Ma petite apprentie a eu son contrat.", "apprenti")]
    [InlineData("Le taux de PAS n'a pas été repris.", "taux_pas")]
    [InlineData("Le taux de charme est faux.", "taux_cotisation")]
    [InlineData("Le certificat de travers, je l'imprime où ?", "certificat_travail")]
    [InlineData("Il me faut la prise en bain à distance.", "prise_main")]
    public void Match_TermsMisheardOrInflected_FindsThem(string said, string keyword) =>
        Assert.Contains(keyword, KeywordMatcher.Match([new("customer", 0, 5, said)], KeywordCatalogue.Default).Select(k => k.Id));

    [Fact]
    public void Mentions_TurnAfterTurnInTheSameRoom_AllocatesNothingPerWord()
    {
        var scratch = new KeywordScratch(CompiledCatalogue.Of(KeywordCatalogue.Default));
        const string Said = "Attendez, il y a quelqu'un qui entre, je vous reprends tout de suite, ne quittez pas.";
        for (var i = 0; i < 3; i++)
            Assert.Empty(KeywordMatcher.Mentions(Said, scratch));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            KeywordMatcher.Mentions(Said, scratch);
        // Code that is not optimised yet takes some bytes per turn; a string per word would be five hundred.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 200);
    }

    // Every term in every window by the plain table; in ordinary talk only what sounds the same or says the term's words.
    private static List<SoundMatch> Everywhere(KeywordScratch scratch, List<(string Sound, Term Term)> terms)
    {
        var tokens = scratch.Tokens;
        var found = new List<SoundMatch>();
        for (var first = 0; first < tokens.Count; first++)
        {
            var (heard, ends) = ("", new List<int>());
            for (var i = first; i < Math.Min(tokens.Count, first + 8); i++)
            {
                heard += FrenchPhonetics.Key(tokens.Written(i).ToString());
                ends.Add(heard.Length);
            }

            heard = heard[..Math.Min(48, heard.Length)];
            ends.RemoveAll(end => end > heard.Length);
            found.AddRange(terms.Select(t => Plain(t.Term, t.Sound, heard, ends)).OfType<SoundMatch>().Select(m => m with { First = first })
                .Where(m => m.Cost <= PhonemeSearch.Alike || IsOdd(scratch, m) || IsPlain(scratch, m) && SaysTheSame(m, tokens)));
        }

        return found;
    }

    private static bool IsPlain(KeywordScratch scratch, SoundMatch match) =>
        Enumerable.Range(match.First, match.Words).All(i => scratch.Catalogue.Ordinary.IsPlain(scratch.Tokens.Word(i)));

    private static bool IsOdd(KeywordScratch scratch, SoundMatch match) =>
        Enumerable.Range(match.First, Math.Min(HeardWord.OddWords, match.Words)).Any(i => !scratch.Catalogue.Ordinary.IsPlain(scratch.Tokens.Word(i)));

    private static bool SaysTheSame(SoundMatch match, FrenchTokens tokens)
    {
        var at = match.First;
        foreach (var word in OrdinaryFrench.ContentOf(match.Term.Words))
        {
            while (at < match.First + match.Words && !IsForm(word, tokens.Word(at).ToString()))
                at++;
            if (at++ >= match.First + match.Words)
                return false;
        }

        return true;
    }

    private static bool IsForm(string a, string b) =>
        a.AsSpan().CommonPrefixLength(b) is var same && (same >= 5 || same >= 3 && same >= Math.Min(a.Length, b.Length) - 1)
        || string.Concat(FrenchPhonetics.Key(a).Where(p => !FrenchPhonetics.IsOptional(p))) == string.Concat(FrenchPhonetics.Key(b).Where(p => !FrenchPhonetics.IsOptional(p)));

    private static string Spoil(string sound, Random random) => string.Concat(sound.Select(p => random.Next(12) switch
    {
        0 => "",
        1 => $"{p}{p}",
        2 => Phonemes[random.Next(Phonemes.Length)].ToString(),
        _ => p.ToString(),
    }));

    // The textbook table, row by row, with the same rules of when a branch is given up; null where the term is not found.
    private static SoundMatch? Plain(Term said, string term, string heard, List<int> ends)
    {
        var length = term.Count(p => !FrenchPhonetics.IsOptional(p));
        var tolerance = PhonemeTrie.Tolerance(length);
        var row = new int[heard.Length + 1];
        for (var i = 1; i <= heard.Length; i++)
            row[i] = row[i - 1] + Extra(heard, i - 1);
        for (var depth = 1; depth <= term.Length; depth++)
        {
            var next = new int[heard.Length + 1];
            var drop = Extra(term, depth - 1);
            Array.Fill(next, SearchBand.Never);
            var from = Math.Max(0, depth - 6);
            var to = Math.Min(heard.Length, from + SearchBand.Cells - 1);
            if (from > to)
                return null;
            for (var i = from; i <= to; i++)
            {
                next[i] = row[i] + drop;
                if (i == 0)
                    continue;
                var apart = heard[i - 1] == term[depth - 1] ? 0 : PhonemeDistance.Costs(term[depth - 1])[heard[i - 1]];
                next[i] = Math.Min(next[i], Math.Min(row[i - 1] + apart, next[i - 1] + Extra(heard, i - 1)));
            }

            if (next.Min() > Math.Min(tolerance, 70 + 20 * depth))
                return null;
            row = next;
        }

        var best = ends.MinBy(end => row[end]);
        return row[best] <= tolerance ? new(said, length, 0, ends.IndexOf(best) + 1, row[best]) : null;
    }

    private static int Extra(string phonemes, int at) => at > 0 && phonemes[at] == phonemes[at - 1] ? PhonemeNode.Again : PhonemeDistance.Drop(phonemes[at]);
}
