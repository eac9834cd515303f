using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Illness, injury or medical act. General words of payroll ("arrêt maladie", "accident du travail", "inaptitude") are none.</summary>
internal static partial class HealthRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Illness().Matches(text.Folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Health, 82));
        foreach (Match match in Injury().Matches(text.Folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Health, 83));
        foreach (Match match in More().Matches(text.Folded))
            spans.Add(new(match.Index, match.Index + match.Length, PersonalLabel.Health, 82));
    }

    private const string Where = "(?:d[eu]s?|de la|de l'|d'|au|aux|a la|a l'|sur (?:le|la|l'|les))";

    // An injury or an act with the part of the body, whatever it is: "fracture de la malléole", "se faire opérer de la vésicule".
    [GeneratedRegex($@"\b(?:(?:fractures?|protheses?|entorses?|luxations?|cancers?|tumeurs?|hernies?|greffes?|ablations?|tendinites?|arthroses?|inflammations?|infections?|brulures?|ligaments?|dechirures?|ruptures?|plaies?|chirurgie) (?:(?:ouverte|grave|legere|benigne|maligne|totale|partielle|double) )?|(?:re)?oper(?:er|ee?s?) |operation (?=(?:du|de la|de l'|des|a la|au|aux) (?:{Parts})\b)){Where} ?(?!son |sa |ses |leur|mon |ma |travail|paie|contrat|dsn|compte|donnee|fichier|dossier|serveur|logiciel|base|systeme|programme|suite|mois|jour|lundi|mardi|mercredi|jeudi|vendredi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|nouveau|convention|urgence|bail|stock|periode|essai|cdd|cdi|l'entreprise)\w{{3,}}")]
    private static partial Regex Injury();

    private const string Parts = "coeur|dos|genou|hanche|epaule|poignet|cheville|pied|main|bras|jambe|nez|yeux|oeil|vesicule|appendice|prostate|sein|colon|foie|rein|poumon|thyroide|menisque|ligaments?|tendon|colonne|vertebres?|cerveau|dents?|canal carpien|cataracte|hernie|varices|amygdales";

    [GeneratedRegex(@"\b(?:cataracte|glaucome|acouphenes|anemie|thrombose|malaise (?:cardiaque|vagal)|angine de poitrine|pancreatite|cirrhose|maladie de (?:lyme|basedow|charcot|hodgkin|paget|parkinson|verneuil|menier\w*)|cruralgie|torticolis|capsulite|epicondylite|claquage|elongation|ulcere|gastrite|rectocolite(?: hemorragique)?|polypes?|kystes?|nodules?|fibrome|mastectomie|hysterectomie|arthroscopie|biopsie|pontage|stent|pacemaker|transplantation|amputation|surmenage|epuisement professionnel|choc anaphylactique|intoxication alimentaire|melanome|sarcome|varicelle|rougeole|coqueluche|scarlatine|meningite|paludisme|dengue|salmonellose|pyelonephrite|cystite|calculs? renaux|calcul renal|colique nephretique|abces|septicemie|rhumatismes?|scoliose|osteoporose|occlusion intestinale|pneumothorax|apnee du sommeil|insomnies?|attaques? de panique|crises? d'angoisse|crises? d'epilepsie|toxicomanie|fibrillation|arythmie|obesite|trisomie|autisme|maladie coeliaque|colopathie|sarcoidose|algodystrophie|nevralgie|paralysie|hemiplegie|surdite|cecite|dyslexie|trouble (?:bipolaire|anxieux|du comportement))\b")]
    private static partial Regex More();

    private const string Organs = "(?:du|de la|de l'|des|au|a la|a l'|aux|le|la|l'|les|son|sa) ?(?:pancreas|sein|seins|poumons?|prostate|colon|foie|estomac|cerveau|peau|sang|thyroide|rein|reins|gorge|dos|genou|genoux|cheville|poignet|bras|jambe|pied|main|epaule|hanche|coude|doigt|nez|col du femur|femur|tibia|cote|cotes|clavicule|vertebres?|bassin|crane|tendon d'achille|ligaments?(?: croises)?|menisque|oeil|yeux|coeur|colonne|nuque|cou)";

    [GeneratedRegex($@"\b(?:(?:cancer|tumeur|leucemie|lymphome|fracture|entorse|luxation|operation|hernie|infarctus|greffe|prothese|brulures?|ablation|chirurgie|lesion|rupture|arthrose|tendinite|sciatique)(?: (?:{Organs}|discale|inguinale|cardiaque|musculaire|grave|ligamentaire))?(?<!operation|lesion|rupture|greffe|chirurgie)|(?:cass|fractur|foul|tord|tordu|bris|brul|coup|dechir|luxe|ecras)(?:ee?|ue?)s? (?:{Organs})|depression(?: nerveuse| severe)?|burn[- ]?out|fausse couche|sclerose en plaques|diabete(?: de type \w+)?|diabetique|epilepsie|epileptique|asthme|covid(?:[- ]19| long)?|grippe|pneumonie|avc|accident vasculaire cerebral|crise cardiaque|infarctus(?: du myocarde)?|lumbago|maladie de crohn|crohn|parkinson|alzheimer|fibromyalgie|endometriose|hepatite(?: [abc])?|sida|vih|seropositif|tuberculose|migraines?|hypertension|insuffisance (?:renale|cardiaque|respiratoire)|dialyse|chimio(?:therapie)?|radiotherapie|canal carpien|tendinite|sciatique|lombalgie|lumbago|appendicite|peritonite|coloscopie|ivg|avortement|cesarienne|grossesse pathologique|alcoolisme|addiction|cure de desintoxication|tentative de suicide|bipolaire|bipolarite|schizophrenie|anorexie|boulimie|phlebite|embolie(?: pulmonaire)?|zona|mononucleose|angine|bronchite|gastro(?:-enterite)?|otite|sinusite|eczema|psoriasis|lupus|mucoviscidose|myopathie|spondylarthrite|polyarthrite|hernie discale|troubles? (?:bipolaires?|anxieux|musculo[- ]squelettiques?|du sommeil)|syndrome (?:depressif|anxio[- ]depressif)|anxiete|traumatisme cranien|commotion|coma)\b")]
    private static partial Regex Illness();
}
