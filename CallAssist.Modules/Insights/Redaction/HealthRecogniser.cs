using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Illness, injury or medical act. General words of payroll ("arrêt maladie", "accident du travail", "inaptitude") are none.</summary>
internal static partial class HealthRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Illness().Matches(text.Folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Health, 82));
    }

    private const string Organs = "(?:du|de la|de l'|des|au|a la|a l'|aux|le|la|l'|les|son|sa) ?(?:pancreas|sein|seins|poumons?|prostate|colon|foie|estomac|cerveau|peau|sang|thyroide|rein|reins|gorge|dos|genou|genoux|cheville|poignet|bras|jambe|pied|main|epaule|hanche|coude|doigt|nez|col du femur|femur|tibia|cote|cotes|clavicule|vertebres?|bassin|crane|tendon d'achille|ligaments?(?: croises)?|menisque|oeil|yeux|coeur|colonne|nuque|cou)";

    [GeneratedRegex($@"\b(?:(?:cancer|tumeur|leucemie|lymphome|fracture|entorse|luxation|operation|hernie|infarctus|greffe|prothese|brulures?|ablation|chirurgie|lesion|rupture|arthrose|tendinite|sciatique)(?: (?:{Organs}|discale|inguinale|cardiaque|musculaire|grave|ligamentaire))?(?<!operation|lesion|rupture|greffe|chirurgie)|(?:cass|fractur|foul|tord|tordu|bris|brul|coup|dechir|luxe|ecras)(?:ee?|ue?)s? (?:{Organs})|depression(?: nerveuse| severe)?|burn[- ]?out|fausse couche|sclerose en plaques|diabete(?: de type \w+)?|diabetique|epilepsie|epileptique|asthme|covid(?:[- ]19| long)?|grippe|pneumonie|avc|accident vasculaire cerebral|crise cardiaque|infarctus(?: du myocarde)?|lumbago|maladie de crohn|crohn|parkinson|alzheimer|fibromyalgie|endometriose|hepatite(?: [abc])?|sida|vih|seropositif|tuberculose|migraines?|hypertension|insuffisance (?:renale|cardiaque|respiratoire)|dialyse|chimio(?:therapie)?|radiotherapie|canal carpien|tendinite|sciatique|lombalgie|lumbago|appendicite|peritonite|coloscopie|ivg|avortement|cesarienne|grossesse pathologique|alcoolisme|addiction|cure de desintoxication|tentative de suicide|bipolaire|bipolarite|schizophrenie|anorexie|boulimie|phlebite|embolie(?: pulmonaire)?|zona|mononucleose|angine|bronchite|gastro(?:-enterite)?|otite|sinusite|eczema|psoriasis|lupus|mucoviscidose|myopathie|spondylarthrite|polyarthrite|hernie discale|troubles? (?:bipolaires?|anxieux|musculo[- ]squelettiques?|du sommeil)|syndrome (?:depressif|anxio[- ]depressif)|anxiete|traumatisme cranien|commotion|coma)\b")]
    private static partial Regex Illness();
}
