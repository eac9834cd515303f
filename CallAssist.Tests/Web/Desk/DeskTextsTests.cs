using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CallAssist.Tests.Architecture;
using CallAssist.Web;

namespace CallAssist.Tests.Web.Desk;

public sealed partial class DeskTextsTests
{
    [Theory]
    [InlineData("DeskTexts")]
    [InlineData("LibraryTexts")]
    public void Texts_AreThereInBothLanguages(string texts)
    {
        var french = Keys(texts, "");
        Assert.NotEmpty(french);
        Assert.Equal(french, Keys(texts, "en"));
    }

    [Theory]
    [InlineData("DeskTexts", "L")]
    [InlineData("LibraryTexts", "T")]
    public void Texts_ThatPagesName_AreThere(string texts, string name)
    {
        var known = Keys(texts, "").ToHashSet();
        var missing = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "CallAssist.Web"), "*.razor*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".css", StringComparison.Ordinal) && File.ReadAllText(file) is var text && text.Contains($"IStringLocalizer<{texts}> {name}", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Where(m => m.Groups[1].Value == name).Select(m => m.Groups[2].Value))
            .Where(key => !known.Contains(key)).Distinct().Order();
        Assert.Empty(missing);
    }

    private static List<string> Keys(string texts, string culture) =>
        [.. new ResourceManager($"CallAssist.Web.Resources.{texts}", typeof(DeskTexts).Assembly).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)];

    [GeneratedRegex("""\b([LT])\["(\w+)"[\],]""")]
    private static partial Regex Named();
}
