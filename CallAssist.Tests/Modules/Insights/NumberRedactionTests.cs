namespace CallAssist.Tests.Modules.Insights;

public sealed class NumberRedactionTests
{
    [Theory]
    [InlineData("Vous me joignez au {06 39 98 55 01}, entre midi et deux.")]
    [InlineData("vous me joignez au {zéro six trente-neuf quatre-vingt-dix-huit cinquante-cinq zéro un} entre midi et deux")]
    [InlineData("Rappelez au {zéro six, 39, euh quatre-vingt-dix-huit, 55 zéro un} s'il vous plaît.")]
    [InlineData("c'est le {zéro sis trente neuf cat vin dix huit vin deux cat orze} vous notez")]
    [InlineData("Notez le {+33 6 39 98 12 34}.")]
    [InlineData("Le standard c'est le {0199001122}.")]
    public void Redact_PhoneNumber_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Sa sécu, {1 89 12 75 125 012 82}, voilà.")]
    [InlineData("Il me manque la clé, le reste c'est {1 89 12 75 125 012}.")]
    [InlineData("le numéro c'est {un quatre-vingt-cinq zéro cinq deux A zéro zéro quatre zéro douze clé soixante-dix} je répète pas")]
    [InlineData("Ce que j'ai noté, {1 89 12 75 125 012 99}, la clé est fausse.")]
    public void Redact_SocialSecurityNumber_GoesWholeEvenWithAWrongKey(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Son compte c'est {FR14 2004 1010 0505 0001 3M02 606}, vous vérifiez ?")]
    [InlineData("Je lis {banque 20041 guichet 01005 compte 0500013M026 clé 06} sur la feuille.")]
    [InlineData("Ma carte bleue, {4111 1111 1111 1111}.")]
    [InlineData("Notre SIREN {732 829 320} n'est pas reconnu.")]
    [InlineData("L'établissement porte le {73282932000074}.")]
    public void Redact_AccountCardOrCompanyNumber_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Il manque 1 250 euros de cotisations sur le bordereau du trimestre.")]
    [InlineData("Le bloc S21.G00.40.009 est vide, c'est l'article L. 3141-5.")]
    [InlineData("On compte 12 salariés à temps plein et 7 à temps partiel.")]
    [InlineData("Alors 1, 85, 5, ce sont les colonnes, et l'erreur est 0x80070005.")]
    [InlineData("Il faut cinq cents lignes au plus, pas six cent douze.")]
    public void Redact_NumbersOfTheTrade_Stay(string text) => Assert.Equal(text, MarkedText.Marked(text));
}
