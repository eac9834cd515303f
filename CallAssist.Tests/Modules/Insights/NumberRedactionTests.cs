using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

public sealed class NumberRedactionTests
{
    [Theory]
    [InlineData("Vous me joignez au {06 39 98 55 01}, entre midi et deux.")]
    [InlineData("vous me joignez au {zéro six trente-neuf quatre-vingt-dix-huit cinquante-cinq zéro un} entre midi et deux")]
    [InlineData("Rappelez au {zéro six, 39, euh quatre-vingt-dix-huit, 55 zéro un} s'il vous plaît.")]
    [InlineData("c'est le {zéro sis trente neuf cat vin dix huit vin deux cat orze} vous notez")]
    [InlineData("mon portable c'est {zéro six trente neuf quatre vingt dix oui te quarante deux seize} merci")]
    [InlineData("notez le fixe {zéro un quatre vingt dix neuf zéro zéro soi sente quinze très ze}")]
    [InlineData("le portable {zéro si trente neuf quatre vingt dix huit vin cat quarante} euh vous l'avez")]
    [InlineData("c'est le {zéro six trante neuf karonte deux sonkante quatre vingt dix huit} voilà")]
    [InlineData("{zéro sis trante neuf catrevingt disuit vin deux cinquante}")]
    [InlineData("le {zéro trois sinquante trois zéro hun vain six quarent} merci")]
    [InlineData("C'est le {zéro cinq trente-six quarante-neuf trente-cinq dix-sept}. Donc {trente-cinq dix-sept}, c'est noté.")]
    [InlineData("J'ai essayé le {06 39 98 55 01} trois fois ce matin.")]
    [InlineData("c'est le {zéro six trante neuf quatre vin dix huit cinq quante trois katorze}")]
    [InlineData("Notez le {+33 6 39 98 12 34}.")]
    [InlineData("Le standard c'est le {0199001122}.")]
    [InlineData("Le standard, {zéro trois cinquante-trois comment dire zéro un vingt-deux dix-sept}, demandez {Solange}.")]
    [InlineData("Mettez le {zéro six trente-neuf non attendez quatre-vingt-dix-huit douze quarante} comme contact.")]
    [InlineData("Le fixe, {zéro un quatre-vingt-dix-neuf et puis euh zéro zéro trente et un seize}.")]
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
    [InlineData("L'ancien compte {20041 01005 0500013M026 06} est fermé.")]
    [InlineData("Je vous le lis en deux fois, {FR14 2004 1010 0505 0001 3M02 606}.")]
    public void Redact_AccountCardOrCompanyNumber_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Il manque 1 250 euros de cotisations sur le bordereau du trimestre.")]
    [InlineData("Le bloc S21.G00.40.009 est vide, c'est l'article L. 3141-5.")]
    [InlineData("IDCC 2216, c'est le code de la convention collective, il est en bas du bulletin.")]
    [InlineData("On compte 12 salariés à temps plein et 7 à temps partiel.")]
    [InlineData("Alors 1, 85, 5, ce sont les colonnes, et l'erreur est 0x80070005.")]
    [InlineData("Il faut cinq cents lignes au plus, pas six cent douze.")]
    public void Redact_NumbersOfTheTrade_Stay(string text) => Assert.Equal(text, MarkedText.Marked(text));

    [Theory]
    [InlineData("C'est le {zéro trois, cinquante-trois, zéro un, double zéro, quatre-vingts}.")]
    [InlineData("C'est le {zéro six trente-neuf quatre-vingt-dix-huit alors voyons vingt et un zéro trois}.")]
    [InlineData("Le code d'accès c'est {huit quatre deux zéro}.")]
    [InlineData("J'ai reçu un code par SMS, c'est {77 41 09}.")]
    [InlineData("Elle est du {8 mars 92}, donc elle a plus de trente ans.")]
    [InlineData("Le mail c'est {contact tiret bas paie arobase garage du lac point fr}.")]
    [InlineData("Mon adresse mail, {p dantec trente-cinq arobase gmail point com}.")]
    [InlineData("C'est {résidence Les Tilleuls, bâtiment B, 14 rue Pasteur, 69100 Villeurbanne}.")]
    [InlineData("Je vous l'épelle : {B comme Bernard, O, U, Z, A comme Anatole, R}, voilà.")]
    [InlineData("Le mot de passe, c'est {paie tiret deux mille vingt-six point exclamation}.")]
    [InlineData("Monsieur {Tran Van} a quitté l'entreprise en mai.")]
    [InlineData("C'est le {cabinet Darrieux et associés} qui tient nos comptes.")]
    [InlineData("Il habite {quatorze impasse du Moulin à Vent à Saint-Brieuc}.")]
    [InlineData("il habite {quatorze impasse du moulin à vent à saint-brieuc} depuis mai")]
    public void Redact_SaidInOtherWays_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Le code erreur c'est CCH-13, rubrique S21.G00.40.008.")]
    [InlineData("Le mot de passe est expiré, il faut le changer.")]
    [InlineData("Il est du ressort de l'inspection du travail, pas du nôtre.")]
    [InlineData("Il faut compter vingt minutes, bon, trente au pire.")]
    [InlineData("Le ticket 2026-118845 est toujours ouvert.")]
    [InlineData("Le mot de passe est expiré depuis deux mois.")]
    public void Redact_WhatOnlyLooksAlike_Stays(string text) => Assert.Equal(text, MarkedText.Marked(text));

    [Theory]
    [InlineData("Le numéro de sécu, {2 84 07}, d'accord, {31 555 018}, je note, {clé 78}, voilà tout.")]
    [InlineData("sa sécu {deux quatre-vingt-quatre zéro sept} oui {trente et un cinq cent cinquante-cinq zéro dix-huit} allez-y {clé soixante-dix-huit} c'est bon")]
    [InlineData("Son IBAN, {FR14 2004 1010}, hum hum, {0505 0001}. Oui. {3M02 606}, et c'est la banque postale.")]
    [InlineData("L'IBAN, {FR14 2004 1010}, oui, {0505 0001}, continuez, {3M02 999}.")]
    [InlineData("Pour le virement, {banque 20041} oui {guichet 01005} très bien {compte 0500013M026 clé 06}, vous l'avez.")]
    [InlineData("La carte du comité, {4111 1111}, je vous écoute, {1111 1111}, au nom de l'entreprise.")]
    [InlineData("Le SIRET {732 829 320}, d'accord, {00074}.")]
    [InlineData("{zéro six}, je note, {zéro six trente-neuf} oui {quatre-vingt-dix-huit} oui {douze} oui {trente-quatre}.")]
    [InlineData("C'est le {zéro six trente-neuf}, pardon, je cherche mes lunettes, {quatre-vingt-dix-huit douze trente-quatre}.")]
    [InlineData("je vous le dicte {deux quatre-vingt-quatre zéro sept deux B} oui {cinq cent cinquante-cinq zéro dix-huit} voilà")]
    [InlineData("La carte c'est {4111 1111}. Pardon ? {1111}, c'est noté, {1111}, vous l'avez.")]
    [InlineData("Sa sécu {2 84 07} attendez je prends un stylo oui {31 555 018} bien {clé 78} merci.")]
    [InlineData("L'établissement c'est {732}, c'est noté, {829 320}, vas-y, {00074}.")]
    [InlineData("immatriculation {un quatre-vingt-neuf douze deux b} allez-y {cent vingt-cinq zéro douze} voilà")]
    [InlineData("le portable {zéro, six} oui {trente-neuf quatre-vingt-dix-huit} je suis là {vingt quatre-vingt-dix-neuf} merci")]
    public void Redact_NumberCutByAcknowledgements_GoesPieceByPiece(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Rappelez au {plus trente-trois six trente-neuf quatre-vingt-dix-huit cinquante-cinq zéro un}.")]
    [InlineData("C'est le {double zéro 33 6 39 98 55 01} depuis la Belgique.")]
    [InlineData("Notre SIRET, {732 829 320 trois zéros 74}.")]
    [InlineData("Le portable c'est {zéro six trante neuve quatre vin dix huit cinquante cinq zéro un} voilà.")]
    [InlineData("Je lis {établissement 20041 guichet 01005 compte 0500013M026 clé rib 06} sur le chèque.")]
    [InlineData("Il y a {banque vingt zéro quarante et un, guichet zéro dix zéro cinq, le compte zéro cinq zéro zéro zéro treize M zéro vingt-six et la clé zéro six}.")]
    [InlineData("sécu {un soixante-dix zéro quatre vingt et un cinq cent cinquante-cinq zéro dix-huit} sans la clé")]
    [InlineData("Il reste {zéro un nonante-neuf zéro zéro septante-deux trente} pour le joindre.")]
    [InlineData("La sécu {2 84 07 31 555 018 78}, {135 rue des Carmes, 31000 Toulouse}.")]
    [InlineData("Le compte {FR14 2004 1010 0505 0001 3M02 606} une seconde.")]
    [InlineData("Mes deux lignes, {06 39 98 55 01}, {01 99 00 11 22}.")]
    [InlineData("Le SIREN {732 829 320}, {12 rue des Carmes, 37000 Tours}, pour la fiche.")]
    public void Redact_NumberInAnyDress_GoesWhole(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("La facture 4471-2023, 12 480,50 euros, est réglée.")]
    [InlineData("Il y a eu 12, oui, puis 14, d'accord, et 16 bulletins.")]
    [InlineData("Ce sera du 01/02/2026 au 28/02/2026.")]
    [InlineData("On l'a vu en 2023, 2024 et 2025.")]
    [InlineData("Le congé de naissance va du 3 mars 2025 au 5 mars 2025.")]
    [InlineData("Vous avez gardé le compte 6411 et le compte 6531 ?")]
    [InlineData("Le service renvoie une 503 puis une 429, tapez F1 pour l'aide.")]
    [InlineData("On a le code 300, et la caisse c'est 301 ou 302.")]
    [InlineData("L'assiette totale de mars affiche 412 870,65 pour les deux établissements.")]
    [InlineData("Le fichier paie_202503_88214.csv est dans le dossier partagé.")]
    [InlineData("Le correctif 15.3.28 sort jeudi.")]
    [InlineData("Le décret 2024-1187 change tout.")]
    [InlineData("Les comptes 6411 et puis 6451 et puis 6453 ne sont pas soldés.")]
    [InlineData("On a 1 200 et puis 1 350 et puis 980 sur les trois mois.")]
    [InlineData("Il me faut les années 2021 et puis 2022 et puis 2023.")]
    public void Redact_ThingsWithManyFigures_StayAndMayLeave(string text)
    {
        Assert.Equal(text, MarkedText.Marked(text));
        Assert.True(CallAnalysts.Redact([new("customer", 0, 5, text)], known: null).MayLeave);
    }

    [Theory]
    [InlineData("Née à Pau, le {trois mai mille neuf cent soixante-dix-huit}, donc elle a l'âge.")]
    [InlineData("Sa date de naissance ? {douze zéro trois quatre-vingt-un}. Et l'entrée, le 4 mars 2021.")]
    [InlineData("Sur le passeport c'est le {14/02/1969} et non le {14/02/1968}.")]
    [InlineData("Elle est du {sept juin dix-neuf cent soixante-deux}, elle veut partir.")]
    [InlineData("J'ai le {3 avril 74} sur sa carte d'identité, c'est lisible.")]
    [InlineData("Né le {21061990}, c'est écrit comme ça dans le fichier.")]
    [InlineData("Elle est née le {9 euh novembre 1971}, je relis.")]
    [InlineData("Le format demande {1988-02-27}, sa date de naissance.")]
    [InlineData("Lui est du {neuf neuf soixante et onze}, carrière longue.")]
    [InlineData("Le conjoint, c'est le {3 mai 1979}, il est à charge.")]
    [InlineData("Déclaré au {4 octobre 1968} au lieu du {4 novembre 1968}, la caisse refuse.")]
    [InlineData("Il est né en {juin 1967}, sans le jour.")]
    [InlineData("La naissance du stagiaire. {11 mars 2006}. Il est mineur.")]
    [InlineData("elle est de {soixante-neuf} le {vingt-quatre mars} ça fait combien de trimestres")]
    [InlineData("Il a mis {1958} alors que c'est {1985}, son année de naissance.")]
    [InlineData("Il est né courant {novembre 1959}, elle est de l'année {soixante-quatre}.")]
    [InlineData("Vérifiez la majorité : {31/12/2006}, il aura dix-huit ans ce jour-là.")]
    [InlineData("mettez {vingt-six avril deux mille un} dans le champ naissance")]
    [InlineData("Né le {23 septembre} à Alger, en {1961}.")]
    [InlineData("Il me faut les enfants : {Timéo} du {14 06 2017} et {Lison} du {30 01 2021}.")]
    public void Redact_DateOfBirth_Goes(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Il est entré le 12 mars 2019 et sorti le 30 juin 2024.")]
    [InlineData("L'arrêt va du 3 avril 2025 au 18 avril 2025.")]
    [InlineData("La facture du 12/05/2024 est réglée depuis le 1er juin 2024.")]
    [InlineData("L'ancienneté part du 1er mars 1987, la convention du 15 mars 1966.")]
    public void Redact_DateOfSomethingElse_Stays(string text) => Assert.Equal(text, MarkedText.Marked(text));

    [Theory]
    [InlineData("On a pris une assistante à {31k€} par an, elle passe à {33 kilo-euros} en mars.")]
    [InlineData("Il touche {deux mille quatre cents} net depuis janvier.")]
    [InlineData("Elle est payée {quinze euros quarante} de l'heure et {seize euros et dix centimes} le dimanche.")]
    [InlineData("Elle est cadre au forfait, {51 000 euros} par an, et le plafond est dépassé.")]
    [InlineData("Son salaire c'est {2450} brut, elle est passée de {1 800} à {2 000 euros}.")]
    [InlineData("Elle a {trois mille balles} par mois, lui {3 200,50 €} et sa sœur {12 k€}.")]
    [InlineData("Le minimum a monté et {Réjane} est restée à {1 842,17 euros}.")]
    [InlineData("Son net imposable c'est {1 920,55 euros}, elle veut {2 500} net.")]
    [InlineData("Avec la prime exceptionnelle de {830 euros}, M. {Lecouvreur} passe au-dessus du plafond.")]
    [InlineData("{Nadia} a touché {1 450 euros} avec les majorations d'heures sup.")]
    [InlineData("Saisie sur salaire de {Pascal}, la part insaisissable, il lui reste {635 euros}.")]
    public void Redact_AmountOfAPerson_Goes(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Le bon d'achat est exonéré jusqu'à 196 euros par salarié.")]
    [InlineData("Le module congés, il est à 45 euros par mois.")]
    [InlineData("La prime de partage est plafonnée à trois mille euros par bénéficiaire.")]
    [InlineData("La prime de langue, c'est 53 euros brut pour une langue, convention 454.")]
    [InlineData("L'appel du deuxième trimestre, il est de 6 418 euros, moi je trouve 6 402.")]
    [InlineData("On a reçu 2 300 euros de pénalités pour retard de déclaration.")]
    public void Redact_AmountOfNobody_Stays(string text) => Assert.Equal(text, MarkedText.Marked(text));

    [Theory]
    [InlineData("Non, ce n'est plus {Tulipe#31}, c'est {Bleuet_46}, on l'a changé lundi.")]
    [InlineData("Pour ouvrir ma session je tape {girofle88} et ça refuse.")]
    [InlineData("Le code de déverrouillage c'est {quarante-deux dix-huit}, et pour le serveur {Mirabelle+7}.")]
    [InlineData("TeamViewer affiche {512 884 306} et en dessous {q7wz2k}.")]
    [InlineData("Le texto arrive, {40 71 92}, il est bon dix minutes.")]
    [InlineData("Le mot de passe temporaire {Cigale19!} ne passe pas.")]
    [InlineData("La session Windows c'est {t o p tiret 4 1}, je vous laisse faire.")]
    [InlineData("J'ai reçu un code, {58 13}, je le mets où ?")]
    [InlineData("Pour le portail je tape {m o u e t t e tiret 9 0} et rien.")]
    [InlineData("Je lis {512 884 306} sur TeamViewer.")]
    [InlineData("J'ai mis {Glycine_12} comme mot de passe.")]
    [InlineData("Votre mot de passe ? {Camomille}.")]
    [InlineData("Avant c'était {velours4} et là {Velours5}, rien ne passe.")]
    [InlineData("Pour l'alarme vous faites {5 0 7 3 dièse} en entrant.")]
    [InlineData("Au portillon, {deux huit zéro six}, c'est bien le code.")]
    [InlineData("On me demande le mot de passe, c'est {tortue grise} tout attaché.")]
    [InlineData("Le code SMS, dites-moi. {Zéro trente et un, quatre cent douze}. Merci.")]
    [InlineData("On commence par {L majuscule, i, l, a, puis dix-neuf}, c'est tout.")]
    [InlineData("Le mot de passe du dossier partagé {q comme Quentin 7 7 z}, noté ?")]
    [InlineData("Vous allez recevoir un code. Je l'ai, {quarante-quatre douze zéro six}.")]
    [InlineData("Il en veut un autre, le mot de passe, je voudrais mettre {Sauterelle}.")]
    [InlineData("Voici la Visa {4111 1111 1111 1111}, crypto {deux cent quarante et un}.")]
    [InlineData("C'est la question secrète, votre ville de naissance, donc je mets {Roubaix}.")]
    [InlineData("Je lis {7 3 0 2 8 8} sur mon téléphone, c'est le code de validation.")]
    [InlineData("Le double facteur affiche {204 918}.")]
    [InlineData("Vous mettez {citron-bleu} comme mot de passe.")]
    [InlineData("Voici la carte {4111 1111 1111 1111}, au dos {trois cent douze}.")]
    [InlineData("Votre mot de passe s'il vous plaît ? {Libellule}, avec une majuscule au début.")]
    [InlineData("le mot de passe alors {moutarde forte} en un seul mot")]
    [InlineData("Vous tapez {pivoine}, p minuscule.")]
    [InlineData("Le mot de passe, ne me le dites pas. Trop tard, c'est {andouillette}, tout le monde le sait.")]
    [InlineData("J'ai pris {anniversaire} avec un point d'exclamation à la fin.")]
    [InlineData("C'est {bidule}, le mot de passe, comme partout.")]
    [InlineData("Vous tapez {7 7 7 7} et vous changez après.")]
    [InlineData("on vous a envoyé un code vous pouvez me le lire {six cent onze trois cent quatre} voilà")]
    [InlineData("Le digicode du passage du soir {73 A 19}, ne l'écrivez pas.")]
    [InlineData("Le badge, non, la badgeuse c'est {2 5 8 0} depuis lundi.")]
    [InlineData("Voici la carte {4111 1111 1111 1111}. Les trois derniers au dos ? {9 7 1}. Merci.")]
    [InlineData("Essayez avec {Glaieul.2025}, g majuscule.")]
    [InlineData("Je tape {moineau point tiret 8} et ça mouline.")]
    [InlineData("On se connecte tous avec le même, {n u a g e 77}, c'est pratique.")]
    [InlineData("J'ai reçu {772 104} par texto.")]
    [InlineData("Identifiant de prise en main {612 445 908}, le code {q8z4}.")]
    [InlineData("Un code vient d'arriver sur mon écran, {740 915}, je le mets où ?")]
    [InlineData("Prise en main {913 448 026} affiché en haut, et en dessous {r7vq2m}.")]
    public void Redact_Secret_Goes(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Le code organisme P0912 est celui de la mutuelle, le code NAF 6202A le vôtre.")]
    [InlineData("Le SMS part vers 8 heures, il y en a 12 par jour.")]
    [InlineData("Le mot de passe doit avoir huit caractères au moins.")]
    [InlineData("Le code de la sécurité sociale, article L. 242-1, le dit.")]
    [InlineData("Mot de passe incorrect, il reste 3 essais avant le blocage de 30 minutes.")]
    [InlineData("On nous a donné le code option 12 et le code famille 407.")]
    [InlineData("Le mot de passe Outlook est celui de Windows, tapez-le vous-même.")]
    [InlineData("La convention 44, 650 ou 2216, laquelle prendre ?")]
    [InlineData("Connectez-vous au serveur SRV-PAIE02 avec votre compte.")]
    [InlineData("Le mot de passe, c'est compliqué de s'en souvenir. C'est gentil de votre part.")]
    [InlineData("Il faut mettre une majuscule au début du nom, tout le reste en minuscules.")]
    [InlineData("Changez le mot de passe du déclarant principal tous les trois mois.")]
    [InlineData("Pour la hotline vous tapez 2 puis 1.")]
    [InlineData("Le mot de passe doit contenir 12 caractères, mot de passe : minimum huit.")]
    [InlineData("Le compte est verrouillé, il redemande le code.")]
    [InlineData("Le serveur répond sur 10.20.30.40, port 8443.")]
    public void Redact_CodeOfTheTrade_Stays(string text) => Assert.Equal(text, MarkedText.Marked(text));

    [Fact]
    public void Redact_LongNumberInHyphens_IsReadInOneGo()
    {
        // Read by backtracking over every hyphen, this would not end within the life of the house.
        const string Said = "soixante-seize dix-neuf soixante-dix-neuf trente quatre-vingt-dix vingt-trois quatre-vingt-sept vingt-deux soixante-dix-huit";
        Assert.Equal($"C'est {{F R {Said} {Said}}}.", MarkedText.Marked($"C'est F R {Said} {Said}."));
    }

    [Theory]
    [InlineData("C : Mon numéro c'est le {zéro six trente-neuf}|O : Oui.|C : {Quatre-vingt-dix-huit, douze}|O : {Quatre-vingt-dix-huit douze}, je note.|C : Et {trente-quatre}.")]
    [InlineData("O : Son numéro de sécu ?|C : {Un soixante-quinze onze}|O : Oui.|C : Ensuite {deux A zéro zéro quatre, cent douze}|O : D'accord.|C : {Clé trente-trois}.")]
    [InlineData("C : L'IBAN c'est {FR76 1027 8060}|O : Oui|C : {4100 0201 5300 154}.")]
    [InlineData("C : Mon mail c'est {corinne point escoffier}|O : Oui ?|C : {Arobase laposte point net}.")]
    [InlineData("C : Il m'en faut douze.|O : Douze ?|C : Non, quinze, trente au plus.")]
    [InlineData("C : On était à trois mille deux cents|O : Et maintenant ?|C : Deux mille huit cents lignes.")]
    [InlineData("O : Votre mot de passe, s'il vous plaît ?|C : {Libellule}, tout en minuscules.")]
    [InlineData("O : Quel est le mot de passe ?|C : Je ne sais pas.")]
    [InlineData("O : Et votre société c'est ?|C : {Netto Plus Provence}, depuis janvier.")]
    [InlineData("O : Elle est née quand ?|C : {12 mars 2001}, je crois.")]
    public void Redact_OverSeveralTurns_HidesEveryPiece(string marked)
    {
        var said = marked.Split('|').Select(t => (Speaker: t[..1], Text: t[4..])).ToList();
        var turns = said.Select((t, i) => new SpokenTurn(t.Speaker, i, i + 1, t.Text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))).ToList();
        var redacted = CallAnalysts.Redact(turns, known: null);
        var heard = turns.Select((turn, i) => redacted.Entities.Where(e => e.Turn == i).OrderByDescending(e => e.Start)
            .Aggregate(turn.Text, (text, e) => text.Insert(e.End, "}").Insert(e.Start, "{")));
        Assert.Equal(said.Select(t => t.Text), heard);
    }
}
