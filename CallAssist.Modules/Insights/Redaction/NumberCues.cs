using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Words that say what the number behind them is.</summary>
internal static partial class NumberCues
{
    /// <summary>How far before a number its announcement may stand, characters.</summary>
    private const int Reach = 60;

    private const int Announced = 20;

    private static readonly (string Label, Regex Cue)[] Cues =
    [
        (PersonalLabel.Nir, Nir()), (PersonalLabel.CompanyId, Company()), (PersonalLabel.Card, Card()), (PersonalLabel.Rib, Rib()),
        (PersonalLabel.Iban, Iban()), (PersonalLabel.Phone, Phone()), (PersonalLabel.Password, RemoteControl()),
    ];

    /// <summary>The label announced nearest before a number, or told right behind it; null where none is.</summary>
    public static string? Around(string folded, int start, int end)
    {
        var before = folded.AsSpan(Math.Max(0, start - Reach), Math.Min(Reach, start));
        if (Last(before) is { } announced)
            return announced;
        var behind = Behind().Match(folded, end, Math.Min(Reach, folded.Length - end));
        return behind.Success && Last(behind.ValueSpan) is { } told ? told : AnyNumber().IsMatch(before) ? PersonalLabel.Phone : null;
    }

    private static string? Last(ReadOnlySpan<char> text)
    {
        (string? Label, int At) best = (null, -1);
        foreach (var (label, cue) in Cues)
        {
            foreach (var match in cue.EnumerateMatches(text))
            {
                if (match.Index > best.At)
                    best = (label, match.Index);
            }
        }

        return best.Label;
    }

    /// <summary>True where the number is that of an invoice, a ticket, an error.</summary>
    public static bool IsReference(string folded, int position) =>
        Reference().IsMatch(folded.AsSpan(Math.Max(0, position - Reach), Math.Min(Reach, position)));

    /// <summary>True where a card's month and year are told: announced before the stretch, or in it.</summary>
    public static bool IsValidity(string folded, int start, int end) =>
        Validity().IsMatch(folded.AsSpan(Math.Max(0, start - Announced), Math.Min(Announced, start) + end - start));

    [GeneratedRegex(@"\b(?:validite|valable|expir\w+|fin)\b")]
    private static partial Regex Validity();

    [GeneratedRegex(@"\b(?:factures?|avoir|devis|ticket|commande|version|rubrique|erreur|article|ligne|bloc|dossier|incident|norme|demande|reference|formulaire|cerfa|idcc|conventions?|ccn|bordereau|cotisation|ctp|matricule|client|contrat|serie|licence|colis|rum|flux|correctif|patch|build|transaction|decret|loi|ordonnance|arrete)(?: d[eu'][\w' ]{1,25}?)?(?: (?:numero|n°|no))?[ ,:]*(?:est|c'est)?[ ,:]*(?:le )?(?:[a-z]{1,4}[ -]|-)?$|(?<=[a-z])(?<!sire[nt])_(?:\d+_)*$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(?:secu|securite sociale|nir|vitale|immatricul\w+|numero provisoire|ntt|assure sociale?|numero insee)\b")]
    private static partial Regex Nir();

    [GeneratedRegex(@"\b(?:siret|sirets|siren|sirens|rcs|numero d'entreprise|etablissements?|tva)\b")]
    private static partial Regex Company();

    [GeneratedRegex(@"\b(?:carte|cb|visa|mastercard|amex|american express|debiter|seize chiffres)\b(?! (?:vitale|d'identite|grise|de sejour))")]
    private static partial Regex Card();

    [GeneratedRegex(@"\b(?:rib|releve d'identite|coordonnees bancaires)\b")]
    private static partial Regex Rib();

    [GeneratedRegex(@"\biban\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b(?:telephone|portable|tel|fixe|mobile|ligne directe|joindre|joignable|rappel\w*|appel(?:ez|er|le)?|standard|fax|numero (?:vert|direct))\b")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:anydesk|any desk|team ?viewer|prise en main|prendre la main|rustdesk|supremo|quick ?support|identifiants?)\b(?! (?:fiscal|siret))")]
    private static partial Regex RemoteControl();

    // "…, c'est le SIRET", "… sur TeamViewer"
    [GeneratedRegex(@"\G[ ,]*(?:voila,? )?(?:c'est|ca c'est|sur|comme|dans|pour)(?: [\w']+){1,5}")]
    private static partial Regex Behind();

    [GeneratedRegex(@"\b(?:numero|ligne|appel\w*)\b")]
    private static partial Regex AnyNumber();
}
