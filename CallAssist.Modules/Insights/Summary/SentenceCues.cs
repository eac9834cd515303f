using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>What a sentence does in a call, by its words (folded).</summary>
internal static partial class SentenceCues
{
    /// <summary>Greeting, thanks, identification, waiting: nothing to keep.</summary>
    public static bool IsSmallTalk(string folded) => SmallTalk().IsMatch(folded);

    /// <summary>A demand, a trouble, a question.</summary>
    public static bool IsProblem(string folded) => Problem().IsMatch(folded);

    /// <summary>A cause, a rule, an explanation.</summary>
    public static bool IsExplanation(string folded) => Explanation().IsMatch(folded);

    /// <summary>How it ends: settled, promised, to be done by when.</summary>
    public static bool IsOutcome(string folded) => Outcome().IsMatch(folded) || Done().IsMatch(folded);

    /// <summary>What the operator did or promised.</summary>
    public static bool IsDone(string folded) => Done().IsMatch(folded);

    /// <summary>What the operator told the customer to do.</summary>
    public static bool IsStep(string folded) => Step().IsMatch(folded);

    /// <summary>The customer calls again about the same thing.</summary>
    public static bool IsReminder(string folded) => Reminder().IsMatch(folded);

    [GeneratedRegex(@"^(?:(?:oui|non|alors|ah|bon|donc|et|voila|d'accord)[ ,.]*)*(?:(?:bonjour|bonsoir|allo|rebonjour|re-bonjour)(?:\W+\w+){0,5}\W*$|(?:merci)(?:\W+\w+){0,9}\W*$|au revoir|bonne journee|bon apres-midi|bonne fin|bon week-end|a bientot)|je vous ecoute|a l'appareil|code client|numero de client|nom de l'entreprise|quelle societe|sous les yeux|retrouve|fait le tour|autre chose|en attente|ne quittez pas|je note tout|que puis-je|a votre (?:ecoute|service)|adresse mail|bonne journee|vous? remerci\w+ (?:pour|de) votre|donc apres-midi|c'est notre travail|dans la fiche|poste direct|le standard|coupure|quel numero|me rappeler au|mon (?:portable|numero|telephone|mail)|je vous tiens au courant|petit sablier|barre verte|la barre|l'aide en ligne|jamais remarque|tapez un mot|point d'interrogation|bon a savoir|recapitulatif par ecrit|pris des notes|captures d'ecran|dans mon classeur|l'enregistrement se termine|ecran d'accueil|c'est bien cela|c'est bien ca|vous etes base|\bc'est (?:madame|monsieur)\b|,? de la societe|qu'est-ce qui se passe|c'est gentil|je suis (?:vraiment )?desole|ne vous inquietez pas|je comprends\.?$|je regarde\.?$|en mode (?:attente|secret)|patientez|un instant|refermer la fenetre|je cloture (?:le|ce|votre) (?:ticket|dossier|appel)|date du jour|on a le temps|tout le monde doit sortir")]
    private static partial Regex SmallTalk();

    [GeneratedRegex(@"\b(?:problemes?|soucis?|erreurs?|n'arrive (?:pas|plus)|(?:ne|n') ?\w* (?:pas|plus)|n'a pas|n'ont pas|rejet\w*|bloqu\w+|faux|fausses?|je (?:voudrais|cherche|souhaite|dois|veux|viens)|j'aurais besoin|j'ai besoin|j'aimerais|il faut(?:drait)? que je|faut que je|comment|pourquoi|(?:je (?:vous )?|j')(?:appelle|rappelle|reviens)|refus\w*|anomalies?|depuis|impossible|devait|au lieu|alors que|demande de|lent|rame|plante|ferme|perdu|supprime|en double|deux fois|a echoue|affiche)\b|\?")]
    private static partial Regex Problem();

    [GeneratedRegex(@"\b(?:il faut|vous (?:allez|devez|pouvez|cochez|ouvrez|mettez|ajoutez)|c'est (?:le|la|un|une|parce|normal|a cause|pour)|ca (?:vient|veut dire)|parce que|en fait|la raison|il manque|elle? (?:revient|est exoneree?|s'applique)|s'applique|sert (?:a|pour)|n'est pas (?:encore|coche)|s'est arrete|le logiciel|a du etre|deja|il y a eu)\b")]
    private static partial Regex Explanation();

    [GeneratedRegex(@"\b(?:ca (?:marche|fonctionne|correspond|colle|passe)|c'est (?:bon|fait|envoye|parti|corrige|regle|passe|saisi|sorti|genere|fini|coherent|mieux)|passe[e]? cette fois|plus d'erreur|zero anomalie|un ticket|tant pis|vous devez|avant le \d|jusqu'au|vous rappellera|sera (?:faite?|corrigee?|envoyee?|traitee?|regularisee?|remboursee?)|seront \w+|a bien ete|ont bien ete|tout (?:est|y est)|est a jour|sont a jour|des que|sous \w+ (?:jours|heures)|dans (?:l'heure|la journee|la matinee)|un technicien)\b")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"\b(?:(?:je (?:vous |lui |le |la |les |leur |l')*|on (?:vous |le |la |les |va )?)(?:envoie|renvoie|transmets|transmet|previens|ouvre|relance[rz]?|corrige|remets?|recalcule|cree|modifie|active|desactive|debloque|reinitialise|inscris|enregistre|planifie|programme|saisis|ajoute|supprime|lance|coupe|prends la main|prendre la main|fais (?:la demande|une demande|remonter|parvenir)|demande d|mets a jour|installe|restaure|rembourse|regle|escalade|remonte|passe au (?:niveau|technicien|service)|note (?:votre|la) demande|rappelle|montre)|j'(?:ouvre|envoie|active|ajoute|installe|enregistre|inscris|escalade|augmente|efface)|(?:le|la) (?:commercial|comptabilite|technicien|service) vous (?:envoie|rappelle|rembourse|contacte)|j'ai (?:corrige|envoye|transmis|ouvert|relance|remis|modifie|cree|active|debloque|supprime|ajoute|rectifie|prevenu)|c'est (?:corrige|transmis|envoye|active|debloque|enregistre|note et transmis)|un technicien (?:vous )?rappell\w+|(?:est|sont) (?:a jour|corrige|active|debloque)\w* maintenant)\b")]
    private static partial Regex Done();

    [GeneratedRegex(@"^(?:alors |donc |ensuite |et |voila |d'accord |puis )*[, ]*(?:vous (?:allez|cliquez|cochez|ouvrez|mettez|ajoutez|saisissez|selectionnez|effacez|dupliquez|lancez|recalculez|regenerez|redeposez|choisissez|tapez)|cliquez|ouvrez|allez dans|cochez|saisissez|indiquez|lancez|selectionnez|verifiez|corrigez|recalculez|relancez|regenerez|redeposez|mettez|effacez|desactivez|activez|telechargez|redemarrez|menu)\b")]
    private static partial Regex Step();

    [GeneratedRegex(@"\b(?:toujours (?:pas|faux|le meme|en attente|rien)|(?:deuxieme|troisieme|quatrieme|dixieme) fois|ca fait (?:deux|trois|quatre|cinq|dix) \w+ que|(?:deviez|devait|devaient) (?:me|nous) rappeler|qu'on me rappelle|je (?:vous )?(?:relance|reviens sur|reviens vers)|j'ai deja (?:appele|signale)|ou en est|mon ticket|pas de nouvelles)\b")]
    private static partial Regex Reminder();
}
