using System.Text.RegularExpressions;

namespace CallAssist.Tests.Architecture;

/// <summary>A link in the texts leads somewhere.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void Texts_LinkOnlyToWhatIsThere()
    {
        string[] texts = ["README.md", .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories), .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "deploy"), "*.md", SearchOption.AllDirectories)];
        var dead = texts.Select(t => Path.Combine(SourceTree.Root, t))
            .SelectMany(text => Link().Matches(File.ReadAllText(text)).Select(m => m.Groups[1].Value)
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(text)!, target)))
                .Select(target => $"{Path.GetRelativePath(SourceTree.Root, text)}: {target}"));
        Assert.Empty(dead);
    }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)")]
    private static partial Regex Link();
}
