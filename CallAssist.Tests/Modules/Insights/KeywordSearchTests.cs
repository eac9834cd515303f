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
                expected.Where(m => m.Cost <= PhonemeSearch.Alike || m.Words > odd).OrderBy(m => m.Term.Keyword),
                found.Where(m => m.First == 0).OrderBy(m => m.Term.Keyword));
            Assert.Equal(expected, terms.Select(t => search.Hears(SoundTerm.Of(t.Term, t.Sound, search.Costs, []), heard, 0)).OfType<SoundMatch>());
            hits += found.Count;
        }

        Assert.InRange(hits, 500, int.MaxValue);
    }

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
    [InlineData("Les forfaits sociaux ne sont pas bons.", "forfait_social")]
    [InlineData("Ma petite apprentie a eu son contrat.", "apprenti")]
    [InlineData("Le taux de PAS n'a pas été repris.", "taux_pas")]
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
