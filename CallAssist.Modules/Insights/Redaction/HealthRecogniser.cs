using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Illness, injury or medical act: by name, by the ending medicine gives its words, by the part of the body, and by what announces one. General
/// words of payroll ("arrêt maladie", "accident du travail", "inaptitude") are none.
/// </summary>
internal static partial class HealthRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Illness().Matches(text.Folded))
        {
            if (!General().IsMatch(text.Folded.AsSpan(match.Index + match.Length)))
                Add(text, match, 82, spans);
        }

        foreach (Match match in Injury().Matches(text.Folded))
            Add(text, match, 84, spans);
        foreach (Match match in Hurt().Matches(text.Folded))
            Add(text, match, 84, spans);
        foreach (Match match in Ending().Matches(text.Folded))
        {
            if (IsOddWord(text, match))
                Add(text, match, 81, spans);
        }

        foreach (Match match in Announced().Matches(text.Folded))
        {
            if (IsOddWord(text, match.Groups["ill"]))
                Add(text, match.Groups["ill"], 81, spans);
        }
    }

    // With its adjectives: "chronique", "du deuxième degré".
    private static void Add(RedactionText text, Group found, int rank, List<PersonalSpan> spans)
    {
        var end = found.Index + found.Length;
        while (Adjective().Match(text.Folded, end) is { Success: true, Length: > 0 } more)
            end += more.Length;
        spans.Add(new(found.Index, end, PersonalLabel.Health, rank));
    }

    // No word of the language, and nobody's name.
    private static bool IsOddWord(RedactionText text, Group word) =>
        !char.IsUpper(text.Text[word.Index]) && !FrenchWords.Contains(word.ValueSpan) && !NameLists.IsEveryday(word.ValueSpan) && !NameLists.IsPlaceOrThing(word.ValueSpan)
        && !Names.IsFirstName(word.Value) && !Names.IsSurname(word.Value);

    // "Une dépression, ça passe rarement": nobody's.
    [GeneratedRegex(@"^,? (?:ca (?:passe|dure|se|peut|fait|ne|n')|c'est (?:\w+ jours|rarement|toujours|souvent|jamais|pris|reconnu|\w+ semaines))")]
    private static partial Regex General();

    private const string Where = "(?:d[eu]s?|de la|de l'|d'une?|d'|au|aux|a la|a l'|sur (?:le|la|l'|les))";

    private const string Part = "(?:pancreas|seins?|poumons?|prostate|colon|foie|estomac|cerveau|peau|sang|thyroide|reins?|gorge|dos|genoux?|chevilles?|poignets?|bras|jambes?|pieds?|mains?|epaules?|hanches?|coudes?|doigts?|pouces?|index|annulaire|orteils?|nez|col du femur|col de l'uterus|femur|humerus|radius|tibia(?:[- ]perone)?|perone|cotes?|clavicule|vertebres?|bassin|crane|tendons?(?: d'achille)?|ligaments?(?: croises)?|menisques?|oeil|yeux|coeur|colonne(?: vertebrale)?|nuque|cou|machoire|dents?|langue|oreilles?|tympan|retine|cornee|uterus|ovaires?|vessie|intestins?|rectum|rate|vesicule(?: biliaire)?|appendice|amygdales|sinus|talon|mollet|cuisse|coccyx|sacrum|rotule|omoplate|sternum|malleole|metacarpe|metatarse|scaphoide|avant-bras|ventre|visage|tete|muscles?|nerfs?|veines?|artere|aorte|valve|testicules?|plevre|moelle(?: osseuse)?|rachis|canal carpien|coiffe des rotateurs|adducteurs?|ischio-jambiers|aine|levre|paupiere|phalange|ongle|cataracte|hernie|varices|lombaires?|cervicales?|disques?)";

    // What is nobody's body though it follows such a word.
    private const string Office = "(?:son |sa |ses |leur|mon |ma |travail|paie|contrat|dsn|compte|donnee|fichier|dossier|serveur|logiciel|base|systeme|programme|suite|mois|jour|lundi|mardi|mercredi|jeudi|vendredi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|nouveau|convention|urgence|bail|stock|periode|essai|cdd|cdi|l'entreprise|connexion|reseau|virus|disque dur|poste|ligne)";

    // An injury or an act with the part of the body, whatever it is: "fracture de la malléole", "se faire opérer d'une hernie".
    [GeneratedRegex($@"\b(?:(?:(?:double |triple )?fractures?|felures?|protheses?|entorses?|luxations?|cancers?|tumeurs?|hernies?|greffes?|ablations?|tendinites?|arthroses?|inflammations?|brulures?|dechirures?|plaies?|kystes?|nodules?|polypes?|ulceres?|abces|contusions?|coupures?|decollements?|amputations?|calculs?) (?:(?:ouverte|fermee|grave|legere|benigne|maligne|totale|partielle|double|profonde|multiples?) )?{Where} ?(?:deux |trois )?(?!{Office})\w{{3,}}(?: (?:du |de la |de l'|d'|des ){Part}\b)?|(?:re)?oper(?:er|ee?s?) {Where} ?(?!{Office})\w{{3,}}(?: discale| inguinale)?|(?:poser|retirer|enlever|remplacer|changer|ligaturer) (?:une?|le|la|l'|les|des) ?(?:anneau gastrique|stents?|pacemaker|implants?|broches?|plaques?|prothese(?: d[eu] (?:la )?{Part})?|{Part})|(?:operations?|interventions?|chirurgie|infections?|lesions?|ruptures?|ligaments?|problemes?|douleurs?|mal) (?:{Where}|de) ?{Part})\b")]
    private static partial Regex Injury();

    // "s'est cassé le poignet", "s'est coupé un doigt".
    [GeneratedRegex($@"\b(?:cass|fractur|foul|tord|tordu|bris|brul|coup|dechir|lux|ecras|bloqu|coinc|ouvert|sectionn|demis|froiss|entaill|perfor|pinc|arrach|deboit|fel|esquint|rompu|claqu|blesse|fait mal)(?:ee?|ue?)?s? (?:au|aux|a la|a l'|le|la|l'|les|un|une|des|deux|trois|plusieurs|son|sa|ses) ?(?:deux |trois )?{Part}\b")]
    private static partial Regex Hurt();

    [GeneratedRegex(@"\b(?:cancer|tumeur|leucemie|lymphome|fracture|entorse|luxation|operation(?= (?:chirurgicale|cardiaque))|hernie(?: (?:discale|inguinale|ombilicale|hiatale))?|infarctus(?: du myocarde)?|prothese|brulures?|arthrose|tendinite|sciatique|depression(?: nerveuse| post-partum)?|burn[- ]?out|bore[- ]?out|fausses? couches?|sclerose en plaques|sclerose laterale amyotrophique|diabete(?: de type \w+| gestationnel)?|diabetique|epilepsie|epileptique|asthme|asthmatique|covid(?:[- ]19| long)?|grippe|pneumonie|avc|accident vasculaire cerebral|crise cardiaque|arret cardiaque|lumbago|maladie de (?:lyme|crohn|basedow|charcot|hodgkin|paget|parkinson|alzheimer|verneuil|horton|still|menier\w*|raynaud|huntington|kawasaki|wilson)|maladie (?:auto[- ]immune|coeliaque|orpheline|neurodegenerative|cardiaque|genetique)|crohn|parkinson|alzheimer|fibromyalgie|endometriose|hepatite(?: [abc])?|sida|vih|seropositi(?:f|ve)|tuberculose|migraines?|hypertension(?: arterielle)?|insuffisance (?:renale|cardiaque|respiratoire|hepatique|veineuse)|dialyse|chimio(?:therapie)?|radiotherapie|canal carpien|lombalgie|appendicite|peritonite|coloscopie|fibroscopie|ivg|fiv|pma|interruption (?:volontaire|medicale)? ?de (?:grossesse)|avortement|cesarienne|curetage|grossesse (?:pathologique|gemellaire|extra-uterine|a risque|difficile|compliquee)|diabete gestationnel|preeclampsie|alcoolisme|addiction|cure de (?:desintoxication|sevrage)|tentative de suicide|bipolaire|bipolarite|schizophrenie|schizophrene|anorexie|boulimie|phlebite|embolie(?: pulmonaire)?|zona|mononucleose|angine(?: de poitrine)?|bronchite|gastro(?:-enterite)?|otite|sinusite|eczema|psoriasis|lupus|mucoviscidose|myopathie|spondylarthrite(?: ankylosante)?|polyarthrite(?: rhumatoide)?|syndrome (?:depressif|anxio[- ]depressif|nephrotique|du canal carpien|de (?!paie|gestion|chomage)[a-z]\w+|des [a-z]\w+)|troubles? (?:bipolaires?|anxieux|anxio[- ]depressifs?|musculo[- ]squelettiques?|du sommeil|du comportement|alimentaires?|psychiques?|psychologiques?|cognitifs?|depressifs?|cardiaques?|de stress post[- ]traumatique)|stress post[- ]traumatique|anxiete|traumatisme cranien|commotion(?: cerebrale)?|coma|cataracte|glaucome|acouphenes|anemie|thrombose|malaise (?:cardiaque|vagal)|pancreatite|cirrhose|cruralgie|torticolis|capsulite|epicondylite|claquage|elongation(?: musculaire)?|ulcere|gastrite|rectocolite|polypes?|kystes?|nodules?|fibromes?|mastectomie|hysterectomie|vasectomie|arthroscopie|biopsie|pontage|stent|pacemaker|bypass|sleeve|anneau gastrique|transplantation(?: renale| cardiaque| hepatique)?|amputation|surmenage|epuisement (?:professionnel|nerveux)|choc (?:anaphylactique|septique|post[- ]traumatique)|intoxication alimentaire|infection (?:urinaire|pulmonaire|nosocomiale)|melanome|sarcome|varicelle|rougeole|rubeole|oreillons|coqueluche|scarlatine|meningite|paludisme|dengue|chikungunya|salmonellose|pyelonephrite|cystite|calculs? renaux|calcul renal|colique nephretique|abces|septicemie|rhumatismes?|scoliose|osteoporose|occlusion intestinale|pneumothorax|apnees? du sommeil|narcolepsie|insomnies?|attaques? de panique|crises? (?:d'angoisse|d'epilepsie|de panique|de goutte|d'asthme|de tetanie|de nerfs|de foie)|toxicomanie|fibrillation(?: auriculaire)?|arythmie|tachycardie|obesite|trisomie(?: 21)?|autisme|autiste|asperger|colopathie|sarcoidose|algodystrophie|nevralgie|paralysie(?: faciale)?|hemiplegie|paraplegie|tetraplegie|surdite|cecite|dyslexie|vertiges|hemorroides|menisque|hallux valgus|gale|bpco|tdah|anevrisme|rupture d'anevrisme|hemorragie (?:interne|cerebrale|digestive)|hypothyroidie|hyperthyroidie|allergie (?:au|aux|a la|a l'|a) ?\w{3,}|mal de dos|idees? suicidaires?|deuil perinatal)\b")]
    private static partial Regex Illness();

    // As medicine names what is inflamed, swollen, painful or cut out.
    [GeneratedRegex(@"(?<![\w'-])[a-z]{3,}(?:ite|ites|ose|oses|algie|algies|emie|emies|pathie|pathies|ectomie|otomie|ostomie|plastie|scopie|plegie|phrenie|lepsie|trophie|plasie|stenose|urie|rragie|penie|opsie|therapie|thyroidie|carcinome|blastome|angiome|adenome)(?![\w'-])")]
    private static partial Regex Ending();

    // What announces an illness.
    [GeneratedRegex(@"\b(?:souffr\w+ (?:d'une?|de|d'|des)|atteinte?s? (?:d'une?|de|d'|des)|diagnosti\w+ (?:une?|des|d'une?|de)?|hospitalisee?s? (?:pour|a cause d'|suite a) ?(?:une?|des)?|(?:en )?arret (?:pour|a cause d[e']) ?(?:une?|des|son|sa)?|suite a (?:une?|son|sa)|traitee?s? pour (?:une?|des)|guerie? (?:d'une?|de)|operee? (?:d'une?|de)|a fait une?|il a une?|elle a une?|attrape (?:une?|la|le)) ?(?<ill>[a-z]{5,})(?![\w'-])")]
    private static partial Regex Announced();

    [GeneratedRegex(@"\G (?:chroniques?|aigue?s?|severes?|graves?|tardives?|precoces?|brutales?|bilaterales?|generalisee?s?|cervicales?|lombaires?|dorsales?|renales?|hepatiques?|cardiaques?|pulmonaires?|cerebrales?|allergiques?|infectieuses?|inflammatoires?|rhumatoide|profondes?|superficielles?|ouvertes?|malignes?|benignes?|nerveuses?|post[- ]partum|post[- ]traumatiques?|gemellaire|extra-uterine|a risque|invalidantes?|recidivantes?|musculaires?|ligamentaires?|articulaires?|osseuses?|virales?|bacteriennes?|veineuses?|coronariens?|metastatiques?|invasif|hemorragiques?|reactionnelle|majeure?|cervico-brachiale|tibia[- ]perone|(?:du|au) (?:premier|deuxieme|second|troisieme|1er|2e|3e) degre|(?:a|de) (?:l'epaule|la hanche|l'estomac|l'ovaire|la main|l'oeil|la jambe)|au (?:poumon|sein|foie|genou|poignet|coude|dos)|stade \d)(?![\w-])")]
    private static partial Regex Adjective();
}
