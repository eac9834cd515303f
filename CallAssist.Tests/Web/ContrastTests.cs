using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Web;

/// <summary>Text stands out from what is behind it: WCAG 2.2, success criterion 1.4.3 (AA), 4.5 to 1, in both themes.</summary>
public sealed partial class ContrastTests
{
    private const double Enough = 4.5;

    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token().Matches(Css("CallAssist.Web/wwwroot", "app.css"))
        .ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value));

    /// <summary>What may stand on a page, a panel or a hovered row, and every pair that a style sheet sets together.</summary>
    public static TheoryData<string, string> Pairs()
    {
        var free =
            from text in (string[])["text", "muted", "accent", "danger"]
            from behind in (string[])["bg", "surface", "surface-2"]
            select (text, behind);
        var together =
            from sheet in SourceTree.Files("CallAssist.Web", "*.css")
            from Match rule in Rule().Matches(sheet.Text)
            let text = Colour().Match(rule.Value)
            let behind = Background().Match(rule.Value)
            where text.Success && behind.Success
            select (text.Groups[1].Value, behind.Groups[1].Value);
        return new(free.Concat(together).Append(("text", "mark")).Distinct());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_OnItsBackground_ReadsInBothThemes(string text, string behind)
    {
        Assert.InRange(Contrast(Tokens[text].Light, Tokens[behind].Light), Enough, 21);
        Assert.InRange(Contrast(Tokens[text].Dark, Tokens[behind].Dark), Enough, 21);
    }

    [Fact]
    public void StyleSheets_BesideTheTokens_NameNoColourOfTheirOwn() =>
        Assert.Empty(
            from sheet in SourceTree.Files("CallAssist.Web", "*.css")
            where !sheet.Path.EndsWith("app.css", StringComparison.Ordinal)
            from Match colour in OwnColour().Matches(sheet.Text)
            select $"{sheet.Path}: {colour.Value}");

    private static string Css(string folder, string name) => SourceTree.Files(folder, name).Single().Text;

    /// <summary>Contrast ratio of WCAG 2.2, from 1 to 21.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    [GeneratedRegex(@"--ca-([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);")]
    private static partial Regex Token();

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"[{;\s]color: var\(--ca-([\w-]+)\)")]
    private static partial Regex Colour();

    [GeneratedRegex(@"background: var\(--ca-([\w-]+)\)")]
    private static partial Regex Background();

    [GeneratedRegex(@"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)")]
    private static partial Regex OwnColour();
}
