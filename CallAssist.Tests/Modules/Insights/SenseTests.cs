using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Whether a word of the catalogue is meant: by its neighbours, by what its sentence is about, by what is said of it.</summary>
public sealed class SenseTests
{
    [Theory]
    [InlineData("Vous devez avoir beaucoup d'appels.")]
    [InlineData("Merci d'avoir gardé la ligne.")]
    [InlineData("L'avoir su plus tôt, j'aurais raccroché.")]
    [InlineData("J'aimerais bien l'avoir sous la main.")]
    [InlineData("Ce qui prime, c'est d'avancer.")]
    [InlineData("Elle a une plante sur son bureau.")]
    public void Match_WordIsAnotherWordHere_FindsNothing(string said) => Assert.Empty(Found(said));

    [Theory]
    [InlineData("Je n'ai toujours pas reçu l'avoir de mars.", "facturation")]
    [InlineData("Il me faudrait un avoir sur la dernière échéance.", "facturation")]
    [InlineData("C'est au sujet de la facture d'avoir.", "facturation")]
    [InlineData("La prime de nuit est fausse.", "prime")]
    [InlineData("Ça plante à chaque fois.", "plantage")]
    public void Match_WordIsTheKeyword_FindsIt(string said, string keyword) => Assert.Contains(keyword, Found(said));

    [Theory]
    [InlineData("J'attends le couvreur avec son devis.")]
    [InlineData("Mon beau-frère a monté une boîte de restauration à Lyon.")]
    [InlineData("On a un stage de voile avec les enfants la semaine prochaine.")]
    [InlineData("Mon fils fait son apprentissage chez un boulanger.")]
    [InlineData("Ma voisine milite pour la sauvegarde des chouettes.")]
    [InlineData("Il y a une formation incendiaire dans le jardin, je plaisante.")]
    [InlineData("Un petit acompte de soleil, ça fait du bien.")]
    [InlineData("L'installation sanitaire est tombée en panne chez nous.")]
    [InlineData("La clôture agricole a été arrachée par le tracteur.")]
    [InlineData("La formation de nuages, je voudrais la voir de plus près.")]
    [InlineData("Ils ont déposé un préavis de grève à la gare.")]
    public void Match_OtherFieldOfLife_FindsNothing(string said) => Assert.Empty(Found(said));

    [Theory]
    [InlineData("La formation du cuisinier, comment je la déclare ?", "formation")]
    [InlineData("Le virement du salaire de ma jardinière est rejeté.", "virement_sepa")]
    [InlineData("On doit faire la clôture annuelle ce soir.", "cloture_annuelle")]
    [InlineData("Le stage de Julie dure trois mois, comment je calcule ?", "stagiaire")]
    public void Match_OtherFieldsWordsWithinBusiness_FindsIt(string said, string keyword) => Assert.Contains(keyword, Found(said));

    [Theory]
    [InlineData("Pas un bug, non, c'est moi qui avais mal lu.")]
    [InlineData("Personne n'a demandé de rupture conventionnelle ici.")]
    [InlineData("Nous n'avons pas eu d'accident du travail depuis longtemps.")]
    [InlineData("On a emménagé juste à côté de l'Urssaf, vous verrez la plaque.")]
    [InlineData("La clôture mensuelle c'est bon, je ne vous retiens pas plus longtemps.")]
    [InlineData("Avec les jours fériés je ne sais plus où j'habite.")]
    [InlineData("La portabilité, oui, j'ai conservé mon numéro de portable.")]
    [InlineData("Mon contrat sera effectif lundi.")]
    [InlineData("Elle n'est pas en congé maternité, elle a simplement déménagé.")]
    [InlineData("La DSN, elle est passée sans accroc.")]
    [InlineData("Les bulletins de paie sont bons, on n'y touche plus.")]
    [InlineData("La mutuelle, ça marche très bien.")]
    [InlineData("L'Urssaf n'y est pour rien.")]
    [InlineData("Excusez ma lenteur, je débute.")]
    [InlineData("Les congés payés, j'en rêve.")]
    [InlineData("La note du traiteur n'est pas la facture que vous attendez.")]
    [InlineData("L'acompte, on ne le regarde pas ce matin.")]
    [InlineData("La DSN, c'était pour essayer, mais laissez tomber.")]
    [InlineData("Les titres-restaurant, celui-là il est calé, il est parti hier.")]
    [InlineData("Un devis, non merci.")]
    [InlineData("La mutuelle a écrit, vous pouvez fermer mon ticket.")]
    public void Match_NegatedFineOrTheSpeakersOwn_FindsNothing(string said) => Assert.Empty(Found(said));

    [Theory]
    [InlineData("Je n'arrive pas à faire la DSN.", "dsn")]
    [InlineData("Je n'ai pas reçu le bulletin de paie de juin.", "bulletin")]
    [InlineData("La DSN n'est pas passée.", "dsn")]
    [InlineData("Si le taux AT est bon, pourquoi la cotisation change ?", "taux_at")]
    [InlineData("Mes arrêts maladie ne remontent plus dans le logiciel.", "arret_maladie")]
    [InlineData("La mise à jour est faite mais la fenêtre reste blanche.", "mise_a_jour")]
    public void Match_RequestWithANegation_FindsIt(string said, string keyword) => Assert.Contains(keyword, Found(said));

    private static List<string> Found(string said) => [.. CallAnalysts.Keywords([new("customer", 0, 5, said)], KeywordCatalogue.Default).Select(k => k.Id)];
}
