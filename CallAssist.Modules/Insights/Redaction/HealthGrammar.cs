using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// How an illness, an injury or a medical act is said: its name ("sciatique"), a complaint with a part of the body ("douleurs dans le bras"), a part
/// and what befell it ("le dos bloqué"), what was done to it ("s'est cassé deux côtes", "opéré du genou"), what somebody is ("diabétique").
/// The words are in <c>health.txt</c>.
/// </summary>
internal sealed class HealthGrammar(RedactionText text)
{
    private static readonly Dictionary<string, Phrases> Words = Phrases.Sections("health");

    private static readonly Phrases Illnesses = Words["illness"], Symptoms = Words["symptom"], Parts = Words["part"], Devices = Words["device"], Hurts = Words["hurt"],
        Bad = Words["bad"], States = Words["state"], Adjectives = Words["adjective"];

    private readonly FrenchTokens _tokens = text.Tokens;

    /// <summary>Where what is said of somebody's health from a token on ends (token, excluded); <paramref name="i"/> where nothing is.</summary>
    public int End(int i)
    {
        var end = Illness(i);
        end = Math.Max(end, Symptom(i));
        end = Math.Max(end, Hurt(i));
        end = Math.Max(end, Act(i));
        end = Math.Max(end, BadPart(i));
        return end > i ? end : State(i);
    }

    /// <summary>With its adjectives and the part of the body behind it: "chronique", "du deuxième degré", "à l'épaule droite".</summary>
    public int Extend(int end)
    {
        while (end < _tokens.Count && Math.Max(Apart(end) ? end : Adjectives.End(_tokens, end), Place(end)) is var more && more > end)
            end = more;
        return end;
    }

    // Not "fracture numérique", "la migraine que me donne ce logiciel".
    private int Illness(int i) => Illnesses.End(_tokens, i) is var end && end > i && !OfAThing(end) ? Extend(end) : i;

    private int Symptom(int i)
    {
        var head = Symptoms.End(_tokens, i);
        if (head == i)
            return i;
        // "Un éclat de métal dans l'œil"
        if (head + 2 < _tokens.Count && _tokens.Word(head) is "de" && !Apart(head) && Place(head + 2) is var inside && inside > head + 2)
            return Extend(inside);
        var end = Extend(head);
        var of = head < _tokens.Count && _tokens.Word(head) is "de" or "du" or "d" or "des";
        // A hard disk, a page's foot and a helping hand are no parts of a body.
        if (end == head || of && _tokens.Word(i) is "coup" or "coups" || IsWeak(_tokens.Word(i)) && of && Ambiguous(_tokens.Word(end - 1)) || _tokens.Word(i) is "mal" && _tokens.Word(end - 1) is "tete" or "crane" or "cour" or "coeur" or "peau" or "gauche" or "droit" or "general" or "professionnel")
            return i;
        return end;
    }

    private static bool IsWeak(ReadOnlySpan<char> word) => word is "coup" or "coups" or "trouble" or "troubles" or "rupture" or "ruptures" || word.StartsWith("probleme") || word.StartsWith("ennui") || word.StartsWith("souci");

    private static bool Ambiguous(ReadOnlySpan<char> word) =>
        word is "main" or "tete" or "pied" or "oil" or "oeil" or "coude" or "poing" or "disque" or "index" or "langue" or "cote" or "cotes" or "front" or "articulation" or "valve" or "corps" or "bras" or "professionnel" or "general" or "grave";

    // "Cassé le poignet", "brûlé au visage", "coupé deux doigts"; but nobody breaks his head over a wage slip for long.
    private int Hurt(int i)
    {
        var end = Hurts.End(_tokens, i);
        if (end == i || !IsParticiple(end - 1))
            return i;
        var part = Place(end) is var place && place > end ? place : Part(Determiner(end));
        // "Brûlée à la friteuse"
        if (part == Determiner(end) && !Apart(end) && _tokens.Word(end) is "a" or "au" or "avec" && _tokens.Word(i).StartsWith("brul") && IsParticiple(i) && i > 0 && _tokens.Word(i - 1) is "est" or "ete")
            return Math.Min(_tokens.Count, Determiner(end + 1) + 1);
        // "Mordue par un chien"
        if (part == Determiner(end) && !Apart(end) && _tokens.Word(end) is "par" && _tokens.Word(i) is "mordu" or "mordue" or "mordre" or "piquer" or "pique" or "piquee" or "griffe" or "griffee")
            return Math.Min(_tokens.Count, Determiner(end + 1) + 1);
        return part == Determiner(end) || part == end || _tokens.Word(part - 1) is "tete" or "cote" && _tokens.Word(i) is not ("fracture" or "fele") ? i : Extend(part);
    }

    // "Enlever la vésicule", "poser un pacemaker", "opéré d'une hernie", "amputé d'une jambe", "perdu un doigt".
    private int Act(int i)
    {
        var word = _tokens.Word(i);
        if (word is "operer" or "opere" or "operee" or "operes" or "operees" or "reopere" or "reoperee" or "reoperer")
            return Operated(i);
        if (word is "amputer" or "ampute" or "amputee" or "ablation")
            return Place(i + 1) is var lost && lost > i + 1 ? lost : i;
        if (word is not ("enlever" or "enleve" or "enlevee" or "retirer" or "retire" or "retiree" or "poser" or "changer" or "ligaturer" or "remplacer" or "greffer" or "greffe" or "implanter" or "recoudre" or "arracher" or "perdu" or "perd"))
            return i;
        var start = Determiner(i + 1);
        if (start == i + 1)
            return i;
        return word is "perdu" or "perd" ? Lost(i, start) : Thing(start) is var end && end > start ? Extend(end) : i;
    }

    // "Opéré du genou", "opérée d'un kyste", "se faire opérer".
    private int Operated(int i)
    {
        var end = Place(i + 1);
        if (end == i + 1 && !Apart(end) && _tokens.Word(end) is "de" or "d" or "du" or "des" && Determiner(end + 1) is var start && Thing(start) is var thing && thing > start)
            end = thing;
        return end > i + 1 ? Extend(end) : i > 0 && _tokens.Word(i - 1) is "fait" or "faire" or "fera" or "fais" ? i + 1 : i;
    }

    // "Perdu le bébé", "l'audition d'une oreille", "l'usage du bras"; who has lost the hand or the head has lost control.
    private int Lost(int i, int start)
    {
        if (start >= _tokens.Count)
            return i;
        var sense = _tokens.Word(start) is "bebe" or "foetus" or "vue" or "audition" or "ouie" or "odorat" or "gout" or "usage" or "sensibilite" or "dents";
        var end = sense ? start + 1 : Part(start);
        var where = Place(end);
        if (end == start || where == end && _tokens.Word(start) is "main" or "tete" or "langue" or "pied" or "usage" or "gout")
            return i;
        return where > end ? where : Extend(end);
    }

    // What surgeons take out or put in.
    private int Thing(int i) => Math.Max(Math.Max(Part(i), Devices.End(_tokens, i)), Math.Max(Illness(i), Symptom(i)));

    // "Deux côtes fêlées", "le dos en vrac", "le genou gauche est foutu".
    private int BadPart(int i)
    {
        var part = Part(i > 0 && _tokens[i].Kind == FrenchTokenKind.Word && _tokens.Word(i) is "deux" or "trois" or "plusieurs" ? i + 1 : i);
        if (part <= i || part == i + 1 && _tokens.Word(i) is "deux" or "trois" or "plusieurs")
            return i;
        var at = part;
        while (at < _tokens.Count && at - part < 3 && _tokens.Word(at) is "est" or "sont" or "etait" or "a" or "ete" or "s" or "completement" or "tout" or "toute" or "tres" or "gauche" or "droit" or "droite")
            at++;
        var end = Apart(at) ? at : Bad.End(_tokens, at);
        return end > at && (end > at + 1 || IsParticiple(at)) ? Extend(end) : i;
    }

    // "Elle est diabétique".
    private int State(int i)
    {
        if (i == 0 || !(_tokens.Word(i - 1) is "est" or "etait" or "suis" or "devenu" or "devenue" or "redevenu" or "redevenue" or "reste" or "restee" or "tombee" or "tres" or "semi" or "plus" or "sois" or "soit" or "serait" or "etes" or "sont"))
            return i;
        var end = States.End(_tokens, i);
        // "Allergique aux solvants", "sourd d'une oreille".
        return end > i && _tokens.Word(i) is "allergique" && !Apart(end) && _tokens.Word(end) is "a" or "au" or "aux" ? Math.Min(_tokens.Count, Determiner(end + 1) + 1) : end == i ? i : Place(end);
    }

    /// <summary>"Du genou", "à la jambe droite", "dans le bas du dos", "sur les deux mains"; <paramref name="i"/> where no part follows.</summary>
    private int Place(int i)
    {
        if (i >= _tokens.Count || Apart(i) || !(_tokens.Word(i) is "de" or "du" or "des" or "d" or "a" or "au" or "aux" or "dans" or "sur" or "sous" or "contre"))
            return i;
        var at = Determiner(i + 1);
        if (Part(at) is var part && part > at)
            return part;
        if (at + 1 < _tokens.Count && _tokens.Word(at) is "bas" or "haut" or "niveau" or "bout" or "col" or "tendon" or "ligament" or "ligaments" or "muscle" && _tokens.Word(at + 1) is "du" or "de" or "des" or "d")
            at = Determiner(at + 2);
        var end = Part(at);
        return end > at ? end : i;
    }

    private int Part(int i)
    {
        if (i >= _tokens.Count || _tokens.Word(i) is "cours" or "nee" or "pieds" or "ose")
            return i;
        var end = Parts.End(_tokens, i);
        return end > i && end < _tokens.Count && !Apart(end) && _tokens.Word(end) is "gauche" or "droit" or "droite" or "dominante" ? end + 1 : end;
    }

    private int Determiner(int i)
    {
        while (i < _tokens.Count && !Apart(i) && _tokens.Word(i) is "le" or "la" or "les" or "l" or "un" or "une" or "des" or "deux" or "trois" or "quatre" or "plusieurs" or "son" or "sa" or "ses" or "mon" or "ma" or "leur" or "gros" or "grosse" or "petit" or "petite" or "grand" or "premiere" or "derniere" or "autre" or "double" or "d" or "quelques")
            i++;
        return i;
    }

    // A past participle, told from "casse" by its accent.
    private bool IsParticiple(int i)
    {
        var word = text.Text.AsSpan(_tokens[i].Start, _tokens[i].Length).TrimEnd('s');
        return word[^1] is 'é' or 'É' || word.EndsWith("ée") || _tokens.Word(i).TrimEnd('s')[^1] is not 'e' || i > 0 && _tokens.Word(i - 1) is "se" or "s" or "fait" or "faire";
    }

    // What befalls servers, firms and the weather.
    private bool OfAThing(int end)
    {
        if (Apart(end))
            return false;
        if (_tokens.Word(end) is "numerique" or "sociale" or "economique" or "informatique" or "entre" or "fiscale" or "atlantique")
            return true;
        var noun = Determiner(end + 1);
        return _tokens.Word(end) is "sur" or "de" or "du" or "d" && noun < _tokens.Count && _tokens.Word(noun) is "atlantique" or "courant" or "ligne" or "lignes" or "donnees" or "budget" or "tresorerie" or "maintenance" or "europe" or "economie" or "ouest";
    }

    private bool Apart(int i) => i >= _tokens.Count || !Phrases.Adjoins(_tokens, i);
}
