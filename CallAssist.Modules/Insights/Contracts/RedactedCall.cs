namespace CallAssist.Modules.Insights.Contracts;

/// <summary>What the house knows of the people in a call: the customer file's entry, the operators. Matched whatever the case.</summary>
/// <param name="People">Given and family names.</param>
/// <param name="Companies">Company names.</param>
/// <param name="Others">Numbers, addresses, e-mails: anything personal, as written.</param>
public sealed record CallDictionary(IReadOnlyList<string> People, IReadOnlyList<string> Companies, IReadOnlyList<string> Others);

/// <summary>A call without personal data.</summary>
/// <param name="Turns">The redacted turns, one for one.</param>
/// <param name="Entities">What was hidden, in order of speech.</param>
/// <param name="Placeholders">Placeholder (<c>[PERSONNE 1]</c>) → what it stands for; never leaves the house.</param>
/// <param name="Residue">What a second, independent pass still finds in the redacted text; not empty: nothing may leave.</param>
public sealed record RedactedCall(
    IReadOnlyList<SpokenTurn> Turns, IReadOnlyList<PersonalEntity> Entities, IReadOnlyDictionary<string, string> Placeholders,
    IReadOnlyList<ResidualRisk> Residue)
{
    /// <summary>True when the second pass found nothing.</summary>
    public bool MayLeave => Residue.Count == 0;
}

/// <summary>One piece of personal data.</summary>
/// <param name="Turn">Index of the turn.</param>
/// <param name="Start">First character (UTF-16) in the turn's text.</param>
/// <param name="End">After the last character.</param>
/// <param name="Label">PERSON NIR IBAN RIB CARD PHONE EMAIL ADDRESS BIRTHDATE COMPANY_ID COMPANY PASSWORD SALARY HEALTH.</param>
/// <param name="Placeholder">What stands in its place.</param>
public sealed record PersonalEntity(int Turn, int Start, int End, string Label, string Placeholder);

/// <summary>Something that looks personal in a text that should not hold any.</summary>
/// <param name="Turn">Index of the turn.</param>
/// <param name="Start">First character in the redacted turn.</param>
/// <param name="End">After the last character.</param>
/// <param name="Reason"><c>digits email name-cue name-part known-name post-code secret</c>.</param>
public sealed record ResidualRisk(int Turn, int Start, int End, string Reason);
