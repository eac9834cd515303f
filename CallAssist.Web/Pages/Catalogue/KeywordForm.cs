using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Web.Pages.Catalogue;

/// <summary>The fields of a keyword's form; lists are one word or phrase per line.</summary>
internal sealed class KeywordForm(KeywordEntry entry)
{
    public string Id { get; set; } = entry.Id;

    public string Label { get; set; } = entry.Label;

    public string Category { get; set; } = entry.Category;

    public string Parent { get; set; } = entry.Parent ?? "";

    public string Synonyms { get; set; } = string.Join('\n', entry.Synonyms);

    public string Learned { get; set; } = string.Join('\n', entry.Learned);

    public string Elsewhere { get; set; } = string.Join('\n', entry.Elsewhere);

    public KeywordEntry ToEntry() => new()
    {
        Id = Id.Trim(), Label = Label, Category = Category, Parent = Parent.Length == 0 ? null : Parent, Synonyms = Lines(Synonyms), Learned = Lines(Learned),
        Elsewhere = Lines(Elsewhere),
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
