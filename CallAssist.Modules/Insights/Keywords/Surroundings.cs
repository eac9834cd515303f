using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// What the sentence around a mention is about: a "panier de cerises", the devis of the garage and the stage of one's daughter are another
/// field of life, unless payroll is spoken of or something asked.
/// </summary>
internal readonly ref struct Surroundings
{
    private readonly FrenchTokens _tokens;
    private readonly SpokenWords _words;
    private readonly int _last;
    private readonly bool _ordinary;
    private readonly int _work;
    private readonly int _asking;
    private readonly int _private;
    private readonly int _other;

    /// <param name="mention">What was found.</param>
    /// <param name="scratch">The turn.</param>
    /// <param name="clause">The clause around it.</param>
    public Surroundings(in Mention mention, KeywordScratch scratch, in Clause clause)
    {
        (_tokens, _words) = (scratch.Tokens, scratch.Words);
        var (tokens, first) = (_tokens, clause.First);
        _last = clause.Last;
        _ordinary = mention.Kind != MentionKind.Clue && first == _last && tokens[first].Length > 3 && !IsAcronym(tokens.Written(first))
            && !FieldWords.IsTechnical(tokens, first);
        for (var i = first - 1; i >= clause.Start; i--)
            Count(i, ref _work, ref _asking, ref _private, ref _other);
        // A paraphrase says itself what it is about.
        for (var i = first; mention.Kind == MentionKind.Clue && i <= _last; i++)
            _work += _words[i].Field == Field.Work ? 1 : 0;
        for (var i = _last + 1; i < clause.End; i++)
            Count(i, ref _work, ref _asking, ref _private, ref _other);
        _asking += clause.IsQuestion && !IsAddressed(clause) ? 1 : 0;
    }

    /// <summary>True when the mention belongs to another field of life.</summary>
    /// <param name="isTrouble">The clause says what is wrong with it: then only its own complement tells.</param>
    public bool AreElsewhere(bool isTrouble) =>
        !isTrouble && _work + _asking == 0 && (_private > 0 || _other > (_ordinary ? 0 : 1)) || HasForeignComplement();

    /// <summary>True when payroll or its software is spoken of, or something is asked.</summary>
    public bool AreBusiness => _work + _asking > 0;

    /// <summary>True when something is asked or does not work.</summary>
    public bool AreAsked => _asking > 0;

    // "Vous êtes en formation ?" is talk with the other, "ils comptent ?" a question.
    private readonly bool IsAddressed(in Clause clause)
    {
        for (var i = clause.Start; i < clause.End; i++)
        {
            if (_tokens.Word(i) is "vous" or "votre" or "vos" or "tu" or "ton" or "ta" or "tes" or "toi")
                return true;
        }

        return _tokens.Word(clause.End - 1) is "non" or "hein" or "accord" or "quoi";
    }

    private readonly void Count(int word, ref int work, ref int asking, ref int privately, ref int other)
    {
        switch (_words[word].Field)
        {
            case Field.Work: work++; break;
            case Field.Asking: asking++; break;
            case Field.Private: privately++; break;
            case Field.Other: other++; break;
            case Field.Trades when IsOne(word): other++; break;
            case Field.Kin when word > 0 && (IsOurs(_tokens.Word(word - 1)) || _tokens.Word(word - 1) is "grand" && IsOurs(_tokens.Before(word - 1))): privately++; break;
        }
    }

    // "Clôture électrique", "sauvegarde des hirondelles": what an everyday word is narrowed down by.
    private bool HasForeignComplement()
    {
        var next = _last + 1;
        if (!Joins(next))
            return false;
        if (_tokens.Word(next) is not ("de" or "du" or "des" or "d" or "en" or "a" or "au" or "aux" or "pour"))
        {
            return _ordinary && _words[next].Field is Field.Other or Field.Private
                || _ordinary && _work + _asking == 0 && _words[next].Field == Field.Unknown && FrenchAdjectives.IsLikely(_tokens.Word(next));
        }

        var of = _tokens.Word(next)[0] == 'd';
        do
            next++;
        while (Joins(next) && (_tokens[next].Kind == FrenchTokenKind.Elision || FrenchText.IsFunctionWord(_tokens.Word(next))));
        return Joins(next) && _words[next].Field switch
        {
            Field.Other => _ordinary || of && _work == 0 || _work + _asking == 0,
            Field.Private => of && (_ordinary || _work == 0) || _work + _asking == 0,
            Field.Kin => _work + _asking == 0,
            Field.Trades => _work + _asking == 0 && IsOne(next),
            Field.Unknown => _ordinary && of && _work + _asking == 0 && IsNoun(next),
            _ => false,
        };
    }

    // "La prévoyance des coiffeurs" is that of a branch.
    private bool IsOne(int word) => _tokens.Word(word)[^1] != 's';

    // A name, a number or a small word says nothing.
    private bool IsNoun(int word) => _tokens[word].Kind == FrenchTokenKind.Word && _tokens[word].Length > 3 && char.IsLower(_tokens.Written(word)[0]);

    private bool Joins(int word) => word < _tokens.Count && _tokens.Between(word).IndexOfAnyExcept(' ', '\'', '-') < 0;

    private static bool IsOurs(ReadOnlySpan<char> word) => word is "mon" or "ma" or "mes" or "ton" or "ta" or "tes" or "notre" or "nos" or "votre" or "vos";

    private static bool IsAcronym(ReadOnlySpan<char> written) => written.IndexOfAnyInRange('a', 'z') < 0;
}
