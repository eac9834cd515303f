using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CallAssist.Tests.Architecture;
using CallAssist.Web;

namespace CallAssist.Tests.Web.Desk;

public sealed partial class DeskTextsTests
{
    private static readonly ResourceManager Texts = new("CallAssist.Web.Resources.DeskTexts", typeof(DeskTexts).Assembly);

    [Fact]
    public void Texts_OfTheDesk_AreThereInBothLanguages()
    {
        var french = Keys("");
        Assert.NotEmpty(french);
        Assert.Equal(french, Keys("en"));
    }

    [Fact]
    public void Texts_ThatPagesName_AreThere()
    {
        var known = Keys("").ToHashSet();
        var missing = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "CallAssist.Web"), "*.razor*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".css", StringComparison.Ordinal) && File.ReadAllText(file) is var text && text.Contains("IStringLocalizer<DeskTexts>", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(key => !known.Contains(key)).Distinct().Order();
        Assert.Empty(missing);
    }

    private static List<string> Keys(string culture) =>
        [.. Texts.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)];

    [GeneratedRegex("""\bL\["(\w+)"[\],]""")]
    private static partial Regex Named();
}
