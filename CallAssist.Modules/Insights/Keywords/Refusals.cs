namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Reads the phrases around a mention that are said in order to say that it is not the subject: negated, put off, joked about, in order.</summary>
internal static class Refusals
{
    /// <summary>What the clause says of the mention in it.</summary>
    public static Refusal Of(in Clause clause)
    {
        var says = Refusal.Nothing;
        var before = new PhraseReader(clause, clause.First);
        for (var at = clause.Start; at < clause.First; at++)
        {
            if (clause.Phrases(at) is not { } phrases)
                continue;
            before.Read(phrases.Before, at);
            says |= before.Says;
        }

        var after = new PhraseReader(clause, clause.End) { Told = Told(clause) };
        for (var at = clause.Last + 1; at < clause.End; at++)
        {
            if (clause.Phrases(at) is not { } phrases)
                continue;
            after.Read(phrases.After, at);
            // What looks like a complaint and is none is passed over as a whole.
            var calm = (after.Says & Refusal.Calm) != 0;
            says |= calm ? after.Says & ~(Refusal.Complaint | Refusal.Denied) : after.Says;
            at = calm ? after.End - 1 : at;
        }

        return says | Retracted(clause);
    }

    private static Refusal Retracted(in Clause clause)
    {
        var says = Refusal.Nothing;
        var reader = new PhraseReader(clause, clause.SentenceEnd);
        for (var at = clause.Last + 1; at < clause.SentenceEnd; at++)
        {
            if (clause.Phrases(at) is not { Retracted.Next.IsEmpty: false } phrases)
                continue;
            reader.Read(phrases.Retracted, at);
            says |= reader.Says;
        }

        return says;
    }

    // The last word that may begin what is told of the mention: behind an article, a word of its own and pronouns.
    private static int Told(in Clause clause)
    {
        var at = Math.Min(clause.Last + 3, clause.End);
        while (at < clause.End && PhraseBook.Default.IsLead(clause.Hash(at)))
            at++;
        return at;
    }
}
