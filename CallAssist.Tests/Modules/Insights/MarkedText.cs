using System.Text;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Sentences with their personal data in braces: "c'est {madame} …"; what is in braces must go, the rest must stay.</summary>
internal static class MarkedText
{
    /// <summary>The sentence without its braces.</summary>
    public static string Plain(string marked) => marked.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    /// <summary>The sentence as the redaction sees it, its own findings in braces.</summary>
    public static string Marked(string plain, CallDictionary? known = null)
    {
        var text = new StringBuilder(plain);
        foreach (var entity in CallAnalysts.Redact([new("customer", 0, 5, plain)], known).Entities.OrderByDescending(e => e.Start))
            text.Insert(entity.End, '}').Insert(entity.Start, '{');
        return text.ToString();
    }
}
