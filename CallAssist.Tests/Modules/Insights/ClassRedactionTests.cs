namespace CallAssist.Tests.Modules.Insights;

/// <summary>One sentence or two of our own for each class of names, houses, places and illnesses that is found without knowing it.</summary>
public sealed class ClassRedactionTests
{
    [Theory]
    [InlineData("{Faniry Razafindrakoto} a signé sa rupture conventionnelle.")]
    [InlineData("le bulletin de {kavitha sivakumar} est faux depuis mars")]
    [InlineData("il y a {vuillermoz} et {fromentin} à corriger")]
    [InlineData("on a licencié {aymeric d'hauteville} en mars")]
    [InlineData("Madame {L'Helgouach} et monsieur {Agbodjan} sont sortis le même jour.")]
    [InlineData("Elle s'appelait {Guivarc'h} avant son mariage.")]
    [InlineData("Vous êtes bien {Jean-Noël Barthélémy} ?")]
    [InlineData("C'est {Anne-Laure Leroy-Bachelier} qui a validé.")]
    [InlineData("La fiche de {El Amrani Ewa} est vide.")]
    [InlineData("{HADJ-ALI Latifa} n'a pas de taux.")]
    [InlineData("oui c'est madame {poirier} {amaia poirier} pour l'attestation")]
    [InlineData("le nouveau directeur s'appelle {vendredi}")]
    [InlineData("Le virement est pour {Manon d'Hérouville}.")]
    [InlineData("Ici {Małgorzata Wiśniewska}, du service paie.")]
    [InlineData("Mais c'est {du Boisgelin}, excusez-moi.")]
    public void Redact_NameNoListKnows_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Le dossier de la {Menuiserie Vasseur et Fils} est bloqué.")]
    [InlineData("C'est {Krauss & Cie} qui est en contrôle.")]
    [InlineData("Nous sommes chez {Ferrand Frères} depuis dix ans.")]
    [InlineData("la société {delorme et associés} a changé de convention")]
    [InlineData("Je tiens la paie de l'{EHPAD Les Glycines}.")]
    [InlineData("Bonjour, c'est la {Mairie de Ploubalay}.")]
    [InlineData("On facture l'{Association Tremplin 53}, pas nous.")]
    [InlineData("C'est pour {Cap Sud Intérim}, code client 3321.")]
    [InlineData("alors c'est {dupuis électricité} qui rappelle")]
    [InlineData("oui bonjour {karim vandamme} de la compta")]
    [InlineData("Je travaille pour {Techniclim} et {Novatrium}.")]
    [InlineData("bonjour c'est la {clinique des trois vallées}")]
    [InlineData("J'ai deux dossiers, l'{EURL Plomberie Jossic} et {Ambulances Ker-Santé}.")]
    public void Redact_House_GoesWholeWithItsTail(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Il habite {14 B, avenue du Général Leclerc, BP 222, 50400 Granville Cedex} désormais.")]
    [InlineData("Le siège est au {2 rue du 8 Mai 1945, 57000 Metz}.")]
    [InlineData("il loge {onze b quai nicolas appert soixante-quatre cinq cents saint-jean-de-luz} chez ses parents")]
    [InlineData("Elle a déménagé au {52 venelle du Presbytère au Faou}.")]
    [InlineData("Pour {Brieuc Kerjean}, {Kergoat, 29120 Plomeur}, c'est un lieu-dit.")]
    [InlineData("Notez {119 grand-rue 87 000 Limoges} pour le dépôt.")]
    [InlineData("Le courrier part au {21 sente des Vignes, 95000 Cergy}.")]
    public void Redact_Address_GoesFromTheNumberToTheTown(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Il est arrêté pour une {lombalgie chronique}.")]
    [InlineData("Elle souffre de {prostatite}, d'après le certificat.")]
    [InlineData("Notre chauffeur s'est {coupé un doigt} sur un chantier.")]
    [InlineData("Il s'est {sectionné un tendon} hier.")]
    [InlineData("Il va se faire {opérer d'une hernie} en septembre.")]
    [InlineData("On lui a trouvé une {thrombocytopathie}.")]
    [InlineData("Elle a une {brûlure au deuxième degré}.")]
    [InlineData("Il s'est {pété le genou} au foot.")]
    [InlineData("Elle a {deux côtes fêlées} et un {nerf coincé}.")]
    [InlineData("Il a une {double hernie discale}, on lui {retire la vésicule} après.")]
    public void Redact_Illness_GoesWithItsAdjectives(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Mon mail, c'est {b a p t i s t e c arobase kergwenn point fr}.")]
    [InlineData("Écrivez à {paie chez orange point fr}, s'il vous plaît.")]
    [InlineData("C'est {compta point alexandre a robase isopharel point com}.")]
    [InlineData("On a {rh arobase residence trait d'union lac point org} pour les paies.")]
    public void Redact_MailAddressSaid_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Le versement mobilité à Saint-Malo et à Valenciennes a changé.")]
    [InlineData("entre amiens et le puy-en-velay il y a deux taux différents")]
    [InlineData("Notre agence de Bergerac ferme en janvier.")]
    [InlineData("Le module Océane n'est pas compris dans le contrat.")]
    [InlineData("La prime de Noël est soumise, le virement part du Crédit Agricole.")]
    [InlineData("Une dépression, ça passe rarement en maladie professionnelle.")]
    [InlineData("les licenciements et les régularisations bloquent la déclaration")]
    [InlineData("ils recalculeraient volontiers les indemnités kilométriques des chevaux fiscaux")]
    [InlineData("la peugeot et le spouleur de l'imprimante brother sont en panne")]
    [InlineData("il est né à szczecin et le magasin de brignais ferme")]
    [InlineData("Il a suivi deux cours de formation à distance et un passage en caisse.")]
    public void Redact_WordsOfTheLanguageTownsAndThings_Stay(string text) => Assert.Equal(text, MarkedText.Marked(text));
}
