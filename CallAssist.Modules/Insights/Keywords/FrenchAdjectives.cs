namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What looks like an adjective that narrows a noun down to a field: "électrique", "secouriste", "scolaire".</summary>
internal static class FrenchAdjectives
{
    private static readonly string[] Endings =
    [
        "ique", "iques", "aire", "aires", "iste", "istes", "al", "ale", "ales", "el", "els", "elle", "elles", "ier", "iers", "eux", "euse", "euses",
        "if", "ifs", "ive", "ives", "ien", "iens", "ienne", "iennes", "ois", "oise", "esque", "estre",
    ];

    /// <summary>Judged by the ending of the folded word.</summary>
    public static bool IsLikely(ReadOnlySpan<char> word)
    {
        if (word.Length < 6 || word is "arrive" or "arrives" or "laquelle" or "desquelles" or "lesquelles" or "appelle" or "rappelle" or "renouvelle" or "signale"
            or "combien" or "quelle" or "quelles" or "celles" or "dernier" or "quelqu" or "faire" or "laquel" or "lesquels" or "lequel" or "mettre")
            return false;
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending))
                return true;
        }

        return false;
    }
}
