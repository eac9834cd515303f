namespace CallAssist.Modules.Insights.Contracts;

/// <summary>Understands one call: keywords with evidence, redacted text, draft texts. Pure: same input, same output, no clock, no network.</summary>
public interface ICallAnalyst
{
    /// <summary>Analyses the turns of one call, in order of speech.</summary>
    /// <param name="turns">What was said; times in seconds.</param>
    /// <param name="customerSpeaker">The <see cref="SpokenTurn.Speaker"/> who is the customer: mood is read off his turns only.</param>
    /// <param name="catalogue">Keywords to look for.</param>
    /// <param name="known">Names and numbers known of this call, or null.</param>
    CallInsights Analyse(IReadOnlyList<SpokenTurn> turns, string customerSpeaker, KeywordCatalogue catalogue, CallDictionary? known);
}

/// <summary>One utterance.</summary>
/// <param name="Speaker"><c>caller</c> or <c>callee</c>, <c>customer</c> or <c>operator</c>.</param>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds from the start of the recording.</param>
/// <param name="Text">What was said.</param>
public sealed record SpokenTurn(string Speaker, double Start, double End, string Text);

/// <summary>What a call was about.</summary>
/// <param name="Keywords">Best first.</param>
/// <param name="Redacted">The whole call without personal data, one line per turn; empty when redaction could not vouch for it.</param>
/// <param name="Draft">Texts for the intervention.</param>
public sealed record CallInsights(IReadOnlyList<FoundKeyword> Keywords, string Redacted, DraftText Draft)
{
    /// <summary>The entities found, their placeholders and what the second check found.</summary>
    public required RedactedCall Redaction { get; init; }

    /// <summary>The draft as people of the house read it: placeholders (<c>[PERSONNE 1]</c>) give way to what they stand for.</summary>
    public DraftText NamedDraft()
    {
        string Named(string text) => Redaction.Placeholders.Aggregate(text, (named, pair) => named.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
        return Draft with
        {
            Subject = Named(Draft.Subject),
            Summary = Named(Draft.Summary),
            Actions = [.. Draft.Actions.Select(Named)],
            Passages = [.. Draft.Passages.Select(p => p with { Statement = Named(p.Statement) })],
            Advice = [.. Draft.Advice.Select(Named)],
        };
    }
}

/// <summary>One keyword of the catalogue that the call is about.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Label">Catalogue label.</param>
/// <param name="Score">0 to 1; the best of its evidence.</param>
/// <param name="Evidence">Every mention, in order of speech.</param>
public sealed record FoundKeyword(string Id, string Label, double Score, IReadOnlyList<KeywordEvidence> Evidence);

/// <summary>One mention.</summary>
/// <param name="Speaker">Who said it.</param>
/// <param name="Start">Seconds, estimated within the turn.</param>
/// <param name="End">Seconds.</param>
/// <param name="Words">What was said.</param>
/// <param name="Kind"><c>exact synonym learned phonetic fuzzy clue</c>, in order of trust; <c>clue</c> is a paraphrase.</param>
public sealed record KeywordEvidence(string Speaker, double Start, double End, string Words, string Kind)
{
    /// <summary>0 to 1.</summary>
    public double Score { get; init; }
}

/// <summary>Texts of a draft, extracted from the redacted call.</summary>
/// <param name="Subject">At most ten words.</param>
/// <param name="Summary">At most three sentences.</param>
/// <param name="Mood">Neutre, Frustré, Soulagé, Énervé, Positif, Confus, Négatif, Impatient, Reconnaissant, Déçu or Anxieux: of the customer, text only.</param>
/// <param name="Intent">aide_utilisation, question_reglementaire, anomalie_dsn, erreur_calcul, incident_technique, acces_compte, parametrage, commercial_facturation, reclamation or relance_suivi.</param>
/// <param name="Actions">What the operator did or promised, as he said it.</param>
/// <param name="Passages">What every sentence of summary and actions rests on.</param>
public sealed record DraftText(string Subject, string Summary, string Mood, string Intent, IReadOnlyList<string> Actions, IReadOnlyList<DraftPassage> Passages)
{
    /// <summary>How the text came to be, shown with it.</summary>
    public string Origin { get; init; } = Extracted;

    /// <summary>Origin of a draft made of sentences that were said.</summary>
    public const string Extracted = "extrait automatiquement";

    /// <summary>Why a language model that is set did not write it (<see cref="RemoteTrouble"/>); null when it did, or when none is set.</summary>
    public string? Trouble { get; init; }

    /// <summary>Advice on the conversation, for the operator and his supervisor only: never part of an intervention.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];
}

/// <summary>The stretch of the call a statement rests on.</summary>
/// <param name="Statement">The sentence of the draft.</param>
/// <param name="Part"><c>subject</c>, <c>summary</c> or <c>action</c>.</param>
/// <param name="Turn">Index of the turn.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
public sealed record DraftPassage(string Statement, string Part, int Turn, double Start, double End);
