namespace CallAssist.Web.Demo;

/// <summary>What was done for customers in the demo office's past.</summary>
internal sealed record DemoTopic(string Subject, string[] Keywords, string Summary, string[] Actions, string FollowUp = "")
{
    public static IReadOnlyList<DemoTopic> All { get; } =
    [
        new("DSN mensuelle rejetée", ["DSN rejetée", "Net-entreprises"], "Rejet au dépôt : le Siret de l'établissement d'affectation manquait pour un salarié.", ["Siret complété, DSN régénérée et redéposée"]),
        new("Taux PAS à zéro sur un bulletin", ["Taux PAS", "Compte rendu métier"], "Le dernier compte rendu métier n'avait pas été importé avant le calcul.", ["CRM importé, bulletin recalculé"]),
        new("Arrêt maladie avec subrogation", ["Arrêt maladie", "Subrogation", "IJSS"], "Le maintien était calculé sans déduire les indemnités journalières.", ["Dates de subrogation saisies, maintien vérifié avec le client"]),
        new("Solde de tout compte d'un CDD", ["Solde de tout compte", "CDD"], "Indemnité de précarité absente du dernier bulletin.", ["Motif de fin corrigé, solde réédité"]),
        new("Bulletin négatif après un acompte", ["Bulletin négatif", "Acompte"], "L'acompte dépassait le net du mois.", ["Report du solde sur le mois suivant expliqué et paramétré"]),
        new("Mutuelle non prélevée", ["Mutuelle"], "La cotisation n'était pas cochée sur la fiche du salarié depuis son embauche.", ["Cotisation activée", "Rattrapage sur deux mois préparé"], "Vérifier le bulletin du mois prochain"),
        new("Heures supplémentaires exonérées", ["Heures supplémentaires", "Réduction générale (ex-Fillon)"], "Les heures étaient saisies dans une rubrique sans exonération.", ["Rubrique remplacée, mois recalculé"]),
        new("Prime de partage de la valeur", ["Prime de partage de la valeur"], "Question sur le plafond et l'exonération selon l'effectif.", ["Règle expliquée, rubrique montrée"]),
        new("DPAE refusée par l'Urssaf", ["DPAE", "URSSAF", "Embauche"], "Numéro de sécurité sociale provisoire refusé.", ["Déclaration refaite avec le numéro définitif"]),
        new("Virement SEPA refusé par la banque", ["Virement SEPA", "RIB du salarié"], "L'IBAN d'un salarié était périmé.", ["IBAN corrigé, fichier de virement regénéré"]),
        new("Écritures comptables déséquilibrées", ["Écritures comptables"], "Une rubrique n'avait pas de compte.", ["Compte ajouté, écritures réexportées"]),
        new("Clôture impossible", ["Clôture mensuelle"], "Un bulletin restait en calcul.", ["Bulletin validé, mois clôturé avec le client"]),
        new("Attestation employeur à refaire", ["Attestation employeur"], "La période de référence était incomplète.", ["Période complétée, attestation transmise"]),
        new("Mot de passe perdu", ["Mot de passe"], "Le client ne pouvait plus se connecter.", ["Réinitialisation faite avec lui"]),
        new("Lenteur à l'ouverture", ["Lenteur", "Prise en main à distance"], "Le dossier était sur un lecteur réseau saturé.", ["Copie locale conseillée"], "Rappeler après l'intervention de l'informaticien"),
        new("Sauvegarde en échec", ["Sauvegarde"], "Le disque de sauvegarde était plein.", ["Anciennes sauvegardes archivées, sauvegarde relancée"]),
        new("Réduction générale fausse", ["Réduction générale (ex-Fillon)", "Effectif"], "L'effectif moyen n'était pas à jour.", ["Effectif corrigé, régularisation lancée"]),
        new("Congés payés non décomptés", ["Congés payés"], "Le calendrier du salarié n'était pas affecté.", ["Calendrier affecté, compteur repris"]),
        new("Saisie sur salaire", ["Saisie sur salaire"], "Question sur la quotité saisissable.", ["Barème montré, rubrique ajoutée"]),
        new("Taux AT modifié par la Carsat", ["Taux AT"], "Le nouveau taux s'applique au premier du mois.", ["Taux saisi à sa date d'effet"]),
        new("Titres-restaurant en absence", ["Titres-restaurant"], "Les titres étaient comptés pendant les congés.", ["Option de décompte cochée"]),
        new("Demande de devis pour la formation", ["Formation", "Devis"], "Le client souhaite former deux personnes à la DSN.", ["Demande transmise au service commercial"], "Devis à envoyer sous huit jours"),
    ];
}
