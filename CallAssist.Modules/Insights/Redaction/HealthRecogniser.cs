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
        foreach (var match in Illness().Matches(text.Folded).Concat(OtherIllness().Matches(text.Folded)))
        {
            if (!General().IsMatch(text.Folded.AsSpan(match.Index + match.Length)) || !Alone().IsMatch(text.Folded.AsSpan(0, match.Index)))
                Add(text, match.Index, match.Length, 82, spans);
        }

        foreach (Match match in Injury().Matches(text.Folded))
            Add(text, match.Index, match.Length, 84, spans);
        foreach (Match match in Hurt().Matches(text.Folded))
            Add(text, match.Index, match.Length, 84, spans);
        foreach (Match match in Broken().Matches(text.Folded))
            Add(text, match.Index, match.Length, 80, spans);
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Length > 5 && EndsAsIllness(text.Tokens.Word(i)) && IsOddWord(text, text.Tokens[i].Start, text.Tokens[i].Length))
                Add(text, text.Tokens[i].Start, text.Tokens[i].Length, 81, spans);
        }

        foreach (Match match in Announced().Matches(text.Folded))
        {
            if (match.Groups["ill"] is var ill && IsOddWord(text, ill.Index, ill.Length))
                Add(text, ill.Index, ill.Length, 81, spans);
        }
    }

    // As medicine names what is inflamed, swollen, painful or cut out.
    private static readonly string[] Endings =
    [
        "ite", "ites", "ose", "oses", "algie", "algies", "emie", "emies", "pathie", "pathies", "ectomie", "otomie", "ostomie", "plastie", "scopie", "plegie", "phrenie", "lepsie", "trophie",
        "plasie", "stenose", "urie", "rragie", "penie", "opsie", "therapie", "thyroidie", "carcinome", "blastome", "angiome", "adenome",
    ];

    private static bool EndsAsIllness(ReadOnlySpan<char> word)
    {
        if (word[^1] is not ('e' or 's'))
            return false;
        foreach (var ending in Endings)
        {
            if (ending[^1] == word[^1] && word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // With its adjectives: "chronique", "du deuxième degré".
    private static void Add(RedactionText text, int start, int length, int rank, List<PersonalSpan> spans)
    {
        var end = start + length;
        while (Adjective().Match(text.Folded, end) is { Success: true, Length: > 0 } more)
            end += more.Length;
        spans.Add(new(start, end, PersonalLabel.Health, rank));
    }

    // No word of the language, and nobody's name.
    private static bool IsOddWord(RedactionText text, int start, int length)
    {
        var word = text.Folded.AsSpan(start, length);
        return !char.IsUpper(text.Text[start]) && !NameLists.IsCommon(word) && !NameLists.IsPlaceOrThing(word) && !Names.IsFirstName(word.ToString()) && !Names.IsSurname(word.ToString());
    }

    [GeneratedRegex("(?:^|[.?!,] |general )(?:une?|la|le|les) $")]
    private static partial Regex Alone();

    // "Une dépression, ça passe rarement": nobody's.
    [GeneratedRegex(@"^,? (?:ca (?:passe|dure|se|peut|fait|ne|n')|c'est (?:\w+ jours|rarement|toujours|souvent|jamais|pris|reconnu|\w+ semaines))")]
    private static partial Regex General();

    private const string Where = "(?:d[eu]s?|de la|de l'|d'une?|d'|au|aux|a la|a l'|sur (?:le|la|l'|les))";

    private const string Part = "(?:pancreas|seins?|poumons?|prostate|colon|foie|estomac|cerveau|peau|sang|thyroide|reins?|gorge|dos|genoux?|chevilles?|poignets?|bras|jambes?|pieds?|mains?|epaules?|hanches?|coudes?|doigts?|pouces?|index|annulaire|orteils?|nez|col du femur|col de l'uterus|femur|humerus|radius|tibia(?:[- ]perone)?|perone|cotes?|clavicule|vertebres?|bassin|crane|tendons?(?: d'achille)?|ligaments?(?: croises)?|menisques?|oeil|oil|yeux|coeur|cour|colonne(?: vertebrale)?|nuque|cou|machoire|dents?|langue|oreilles?|tympan|retine|cornee|uterus|ovaires?|vessie|intestins?|rectum|rate|vesicule(?: biliaire)?|appendice|amygdales|sinus|talon|mollet|cuisse|coccyx|sacrum|rotule|omoplate|sternum|malleole|metacarpe|metatarse|scaphoide|avant-bras|ventre|visage|tete|muscles?|nerfs?|veines?|artere|aorte|valve|testicules?|plevre|moelle(?: osseuse)?|rachis|canal carpien|coiffe des rotateurs|adducteurs?|ischio-jambiers|aine|levre|paupiere|phalange|ongle|cataracte|hernie|varices|lombaires?|cervicales?|disques?|paume|visage|joue|menton|front|sourcil|ventre|testicule)";

    // What is nobody's body though it follows such a word.
    private const string Office = "(?:premier|deuxieme|second|troisieme|son |sa |ses |leur|mon |ma |travail|paie|contrat|dsn|compte|donnee|fichier|dossier|serveur|logiciel|base|systeme|programme|suite|mois|jour|lundi|mardi|mercredi|jeudi|vendredi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|nouveau|convention|urgence|bail|stock|periode|essai|cdd|cdi|l'entreprise|connexion|reseau|virus|disque dur|poste|ligne)";

    // An injury or an act with the part of the body, whatever it is: "fracture de la malléole", "se faire opérer d'une hernie".
    [GeneratedRegex($@"\b(?:(?>abces|ablations?|amputations?|arthroses?|brulures?|calculs?|cancers?|contusions?|coupures?|dechirures?|decollements?|double fracture|entorses?|felures?|fractures?|greffes?|hernies?|inflammations?|kystes?|luxations?|nodules?|plaies?|polypes?|protheses?|tendinites?|triple fracture|tumeurs?|ulceres?) (?:(?:ouverte|fermee|grave|legere|benigne|maligne|totale|partielle|double|profonde|multiples?) )?{Where} ?(?:deux |trois |gros |petit |grand )?(?!{Office})\w{{3,}}(?: (?:du |de la |de l'|d'|des ){Part}\b)?|(?:oper|reoper)(?:er|ee?s?) {Where} ?(?!{Office})\w{{3,}}(?: discale| inguinale)?|(?>changer|enlever|enleve|enlevee|ligaturer|poser|remplacer|retirer|retire|retiree|perdu) (?:une?|le|la|l'|les|des) ?(?:anneau gastrique|stents?|pacemaker|implants?|broches?|plaques?|prothese(?: d[eu] (?:la )?{Part})?|{Part})|(?>chirurgie|douleurs?|infections?|interventions?|lesions?|ligaments?|operations?|problemes?|ruptures?) (?:{Where}|de) ?{Part}|mal (?:au|a la|aux|a l'|de) ?(?!crane|tete|coeur|peau)(?:{Part}))\b")]
    private static partial Regex Injury();

    // "s'est cassé le poignet", "s'est coupé un doigt".
    [GeneratedRegex($@"\b(?:cass|fractur|foul|tord|tordu|bris|brul|coup|dechir|lux|ecras|bloqu|coinc|ouvert|sectionn|demis|froiss|entaill|perfor|pinc|arrach|deboit|fel|esquint|rompu|claqu|pet|eclat|tranch|rap|pel|blesse|fait mal)(?:ee?|ue?)?s? (?:au|aux|a la|a l'|le|la|l'|les|un|une|des|deux|trois|plusieurs|son|sa|ses) ?(?:deux |trois )?{Part}\b")]
    private static partial Regex Hurt();

    // In two: one method for all of them is more than the runtime optimises.
    [GeneratedRegex(@"\b(?>abces|accident vasculaire cerebral|acouphenes|addiction|agoraphobie|alcoolisme|algodystrophie|allergie (?:au|aux|a la|a l'|a) ?\w{3,}|alzheimer|amputation|amputee? (?:d'une?|de|du|de la) (?:deux |trois |l')?\w{4,}|anemie|anevrisme|angine(?: de poitrine)?|anneau gastrique|anorexie|anxiete|apnees? du sommeil|appendicite|arret cardiaque|arthroscopie|arthrose|arythmie|asbestose|asperger|asthmatique|asthme|attaques? de panique|autisme|autiste|avc|avortement|biopsie|bipolaire|bipolarite|bore[- ]?out|boulimie|bpco|bras dans le platre|bronchite|brulures?|burn[- ]?out|bypass|calcul renal|calculs? renaux|canal carpien|cancer|capsulite|cataracte|cecite|cesarienne|chikungunya|chimio(?:therapie)?|chirurgie (?:bariatrique|esthetique|du dos|cardiaque)|choc (?:anaphylactique|septique|post[- ]traumatique)|cholera|cirrhose|claquage|claustrophobie|colique nephretique|coliques?(?: nephretiques?)?|colopathie|coloscopie|coma artificiel|coma|commotion(?: cerebrale)?|coqueluche|coup de chaleur|covid(?:[- ]19| long)?|crise cardiaque|crise de tetanie|crises? (?:d'angoisse|d'epilepsie|de panique|de goutte|d'asthme|de tetanie|de nerfs|de foie)|crises? de (?:larmes|nerfs|migraines?)|crohn|cruralgie|cure de (?:desintoxication|sevrage)|cure thermale|curetage|cyphose|cystite|dengue|dents de sagesse|depression(?: nerveuse| post-partum)?|depressi(?:f|ve)|descente d'organes|deuil perinatal|diabete gestationnel|diabete(?: de type \w+| gestationnel)?|diabetique|dialysee?|dialyse|diverticules?|dmla|doigt a ressort|don d'organe|dyslexie|eczema|electrisee?|electrocution|elongation(?: musculaire)?|embolie(?: pulmonaire)?|endometriose|entorse|epanchement(?: de synovie)?|epicondylite|epilepsie|epileptique|epuisement (?:professionnel|nerveux)|eventration|fausses? couches?|fecondation in vitro|fibrillation(?: auriculaire)?|fibromes?|fibromyalgie|fibroscopie|fiv|fracture|gale|gastrite|gastro(?:-enterite)?|gelures?|glaucome|greffee?|grippe|grossesse (?:pathologique|gemellaire|extra-uterine|a risque|difficile|compliquee)|hallux valgus|hematome|hemiplegie|hemorragie (?:interne|cerebrale|digestive)|hemorroides|hepatite(?: [abc])?|hernie(?: (?:discale|inguinale|ombilicale|hiatale))?|herpes|hygroma|hypertension(?: arterielle)?|hyperthyroidie|hypothyroidie|hysterectomie|idees? suicidaires?|impetigo|infarctus(?: du myocarde)?|infection (?:urinaire|pulmonaire|nosocomiale)|infertilite|insemination(?: artificielle)?|insolation|insomnies?|insuffisance (?:renale|cardiaque|respiratoire|hepatique|veineuse)|interruption (?:volontaire|medicale)? ?de (?:grossesse)|intoxication alimentaire|ivg|jambe dans le platre|kystes?|legionellose|leptospirose|leucemie|lombalgie|lordose|lumbago|lupus|luxation)\b")]
    private static partial Regex Illness();

    [GeneratedRegex(@"\b(?>lymphome|mal de dos|maladie de dupuytren|maladie de (?:lyme|crohn|basedow|charcot|hodgkin|paget|parkinson|alzheimer|verneuil|horton|still|menier\w*|raynaud|huntington|kawasaki|wilson)|maladie (?:auto[- ]immune|coeliaque|orpheline|neurodegenerative|cardiaque|genetique)|maladie (?:grave|rare|incurable|degenerative|mentale|de peau|du dos)|malaise (?:cardiaque|vagal)|malaria|mastectomie|melanome|meningite|menisque|menopause precoce|mesotheliome|metastases?|migraines?|mononucleose|morsure|mucoviscidose|mycose|myopathie|narcolepsie|nevralgie|nodules?|obesite|occlusion intestinale|odeme|oedeme(?: pulmonaire| de quincke)?|ongle incarne|operation(?= (?:chirurgicale|cardiaque))|oreillons|osteoporose|otite|ovaires polykystiques|pacemaker|palpitations|paludisme|panaris|pancreatite|paralysie(?: faciale)?|paraplegie|parkinson|pensees suicidaires|perdu (?:l'audition|la vue|l'usage)(?: d'une?(?: oreille| oeil| main)| de la main| du bras)?|perdu (?:le|son|un) bebe|peritonite|phlebite|phlegmon|phobie (?:sociale|scolaire)|plaques pleurales|pleuresie|pma|pneumonie|pneumothorax|points de suture|polyarthrite(?: rhumatoide)?|polypes?|polytraumatisee?|pontage|preeclampsie|problemes? (?:cardiaques?|psychologiques?|psychiatriques?|respiratoires?|d'alcool)|prothese|psoriasis|pyelonephrite|radiotherapie|rage de dents|rectocolite|rhumatismes?|rougeole|rubeole|rupture d'anevrisme|salmonelle|salmonellose|sarcoidose|sarcome|saturnisme|scarlatine|schizophrene|schizophrenie|sciatalgie|sciatique|sclerose en plaques|sclerose laterale amyotrophique|scoliose|septicemie|seropositi(?:f|ve)|sevrage(?: alcoolique| tabagique)?|sida|silicose|sinusite|sleeve|spondylarthrite(?: ankylosante)?|staphylocoque(?: dore)?|stent|sterilite|stimulation ovarienne|strabisme|stress post[- ]traumatique|surdite|surmenage|syncope|syndrome (?:depressif|anxio[- ]depressif|nephrotique|du canal carpien|de (?!paie|gestion|chomage)[a-z]\w+|des [a-z]\w+)|tachycardie|tdah|tendinite|tentative de suicide|tetanos|tetraplegie|thrombose|torsion testiculaire|torticolis|tour de reins|toxicomanie|trachesotomie|transplantation(?: renale| cardiaque| hepatique)?|transplantee?|traumatisme(?: cranien)?|trisomie(?: 21)?|troubles? (?:bipolaires?|anxieux|anxio[- ]depressifs?|musculo[- ]squelettiques?|du sommeil|du comportement|alimentaires?|psychiques?|psychologiques?|cognitifs?|depressifs?|cardiaques?|de stress post[- ]traumatique)|tuberculose|tumeur|typhoide|ulcere|urticaire|varicelle|varices|vasectomie|verrues?|vertige de meniere|vertiges|vih|zona|overdose|accouchement (?:premature|difficile|prematurement)|double hernie(?: (?:discale|inguinale))?|remission d(?:'un|'une|e la|u|e) ?\w{4,}|electrocutee?|pubalgie)\b")]
    private static partial Regex OtherIllness();

    // What announces an illness.
    [GeneratedRegex(@"\b(?:souffr\w+ (?:d'une?|de|d'|des)|atteinte?s? (?:d'une?|de|d'|des)|diagnosti\w+ (?:une?|des|d'une?|de)?|hospitalisee?s? (?:pour|a cause d'|suite a) ?(?:une?|des)?|(?:en )?arret (?:pour|a cause d[e']) ?(?:une?|des|son|sa)?|suite a (?:une?|son|sa)|traitee?s? pour (?:une?|des)|guerie? (?:d'une?|de)|operee? (?:d'une?|de)|a fait une?|il a une?|elle a une?|attrape (?:une?|la|le)) ?(?<ill>[a-z]{5,})(?![\w'-])")]
    private static partial Regex Announced();

    // "le dos bloqué", "un doigt coupé"; "il est alcoolique", "elle se fait opérer".
    [GeneratedRegex($@"\b(?:(?:deux |trois |plusieurs )?{Part} (?:coince|pince|gonfle|ouvert|bloque|casse|foule|fracture|fele|luxe|demis|coupe|ecrase|ampute|dechire|tordu|brule|platre|en vrac|en compote|en miettes|infecte|enfle|paralyse)e?s?|(?<=\b(?:est|etait|devenue?|redevenue?) )(?:alcoolique|toxicomane|depressif|depressive|cardiaque|suicidaire|anorexique|sourde?|aveugle|paraplegique|hemiplegique|tetraplegique|cancereux|cancereuse|insuffisante? renale?)|(?<=\b(?:se fait|se faire|s'est fait|se fera|s'etait fait|me fais) )(?:operer|hospitaliser|amputer|vasectomiser|platrer))\b(?! (?:la |le |au |du )(?:paie|dossier))")]
    private static partial Regex Broken();

    [GeneratedRegex($@"\G (?:chroniques?|aigue?s?|severes?|graves?|tardives?|precoces?|brutales?|bilaterales?|generalisee?s?|cervicales?|lombaires?|dorsales?|renales?|hepatiques?|cardiaques?|pulmonaires?|cerebrales?|allergiques?|infectieuses?|inflammatoires?|rhumatoide|profondes?|superficielles?|ouvertes?|malignes?|benignes?|nerveuses?|post[- ]partum|post[- ]traumatiques?|gemellaire|extra-uterine|a risque|invalidantes?|professionnelles?|recidivantes?|musculaires?|ligamentaires?|articulaires?|osseuses?|virales?|bacteriennes?|veineuses?|coronariens?|metastatiques?|invasif|hemorragiques?|reactionnelle|majeure?|cervico-brachiale|tibia[- ]perone|(?:du|au) (?:premier|deuxieme|second|troisieme|1er|2e|3e) degre|(?:de) (?:l'epaule|la hanche|l'estomac|l'ovaire|la main|l'oeil|la jambe)|au (?:poumon|sein|foie|genou|poignet|coude|dos)|stade \d|(?:a|au|aux|a la|a l') ?{Part})(?![\w-])")]
    private static partial Regex Adjective();
}
