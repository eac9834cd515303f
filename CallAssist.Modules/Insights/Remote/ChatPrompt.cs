using System.Text;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>What is asked: the shipped instructions, the house's own for this call, and the call as numbered turns.</summary>
internal static class ChatPrompt
{
    /// <summary>The instructions that ship.</summary>
    public static string Shipped { get; } = Read();

    /// <param name="instructions">The house's own, one line each.</param>
    /// <param name="categories">Categories of this call's keywords.</param>
    /// <param name="catalogue">All categories there are.</param>
    public static string System(string instructions, IReadOnlyCollection<string> categories, KeywordCatalogue catalogue)
    {
        var own = instructions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => Concerns(line, categories, catalogue)).ToList();
        return own.Count == 0 ? Shipped : $"{Shipped}\n\nÀ respecter aussi :\n- {string.Join("\n- ", own)}";
    }

    /// <summary>The text that leaves: what the ledger keeps.</summary>
    public static string Call(IReadOnlyList<SpokenTurn> turns, string customer)
    {
        var text = new StringBuilder();
        for (var i = 0; i < turns.Count; i++)
            text.Append(i).Append(turns[i].Speaker == customer ? " client : " : " opérateur : ").Append(turns[i].Text).Append('\n');
        return text.ToString();
    }

    // "DSN : …" goes with calls of the category DSN; what begins with no category goes with all.
    private static bool Concerns(string line, IReadOnlyCollection<string> categories, KeywordCatalogue catalogue)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return true;
        var head = FrenchText.Fold(line[..colon].Trim());
        return catalogue.Keywords.All(k => FrenchText.Fold(k.Category) != head) || categories.Any(c => FrenchText.Fold(c) == head);
    }

    private static string Read()
    {
        using var stream = typeof(ChatPrompt).Assembly.GetManifestResourceStream("insights/prompt.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
