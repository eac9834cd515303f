using System.Text.RegularExpressions;
using System.Xml.Linq;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Architecture;
using CallAssist.Web.Pages.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Tests.Web;

/// <summary>What people read is whole in both languages.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<string> French => [.. SourceTree.Files("CallAssist.Web/Resources", "*.resx").Concat(SourceTree.Files("CallAssist.Modules/Notifications", "*.resx")).Select(f => f.Path).Where(p => !p.EndsWith(".en.resx", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(French))]
    public void Texts_OfEveryResource_AreThereInBothLanguages(string path)
    {
        var (french, english) = (Read(path), Read(path.Replace(".resx", ".en.resx", StringComparison.Ordinal)));
        Assert.NotEmpty(french);
        Assert.Equal(french.Keys, english.Keys);
        Assert.All(french.Values.Concat(english.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Theory]
    [MemberData(nameof(French))]
    public void Texts_WithHoles_HaveTheSameOnesInBothLanguages(string path)
    {
        var (french, english) = (Read(path), Read(path.Replace(".resx", ".en.resx", StringComparison.Ordinal)));
        Assert.All(french, pair => Assert.Equal(Holes(pair.Value), Holes(english[pair.Key])));
    }

    [Fact]
    public void Texts_NamedInPages_AreThere()
    {
        var missing =
            from file in SourceTree.Files("CallAssist.Web", "*.razor").Concat(SourceTree.Files("CallAssist.Web", "*.razor.cs"))
            let resource = ResourceOf(file)
            where File.Exists(Path.Combine(SourceTree.Root, $"CallAssist.Web/Resources/{resource}.resx"))
            from Match key in Named().Matches(file.Text)
            where !Read($"CallAssist.Web/Resources/{resource}.resx").ContainsKey(key.Groups[1].Value)
            select $"{file.Path}: {key.Groups[1].Value}";
        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Texts_ChosenByAValue_AreThereForEveryValue()
    {
        var texts = Read("CallAssist.Web/Resources/Texts.resx");
        IEnumerable<string> keys =
        [
            .. Roles.All.Select(r => $"Role_{r}"),
            .. Enum.GetNames<RecordMode>().Select(m => $"RecordMode_{m}"),
            .. Enum.GetNames<HealthStatus>().Select(s => $"Health_{s}"),
            .. Enum.GetNames<SmtpResult>().Select(r => $"Smtp_{r}"),
            .. Enum.GetNames<SmtpSecurity>().Select(s => $"MailSecurity_{s}"),
            .. Enum.GetNames<JobState>().Select(s => $"Jobs_{s}"),
            .. CallAssist.Protocol.AgentV1.AgentProblems.All.Select(p => $"AgentProblem_{p}"),
            .. Enum.GetNames<PipelineStep>().Select(s => $"Step_{s}"),
        ];
        Assert.Empty(keys.Except(texts.Keys));
    }

    [Fact]
    public void Texts_OfFailuresAndWaits_AreThereForEveryCodeThatAStepGives()
    {
        var texts = Read("CallAssist.Web/Resources/DeskTexts.resx");
        var codes =
            from file in SourceTree.Files("CallAssist.Modules", "*.cs")
            from Match result in StepCode().Matches(file.Text)
            select $"Failure_{result.Groups[2].Value}";
        string[] media = [MediaProblems.NoMedia, MediaProblems.Encrypted, MediaProblems.UnsupportedCodec, MediaProblems.TruncatedPackets, .. SilenceCauses.All.Select(c => $"{MediaProblems.NoMedia}-{c}")];
        var all = codes.Concat(media.Select(code => $"Failure_{code}")).Concat(["Waiting_no-model", "Waiting_bad-model"]).Distinct().ToList();
        Assert.True(all.Count > 8, "The pattern has stopped finding the steps' codes.");
        Assert.Empty(all.Except(texts.Keys));
    }

    /// <summary>The resource that a page names in its markup or in the code behind it.</summary>
    private static string ResourceOf(SourceFile file)
    {
        var page = Path.Combine(SourceTree.Root, file.Path.Replace(".razor.cs", ".razor", StringComparison.Ordinal));
        var both = string.Concat(((string[])[page, page + ".cs"]).Where(File.Exists).Select(File.ReadAllText));
        return Localizer().Match(both) is { Success: true } match ? match.Groups[1].Value : "Texts";
    }

    private static SortedDictionary<string, string> Read(string path) => new(
        XDocument.Load(Path.Combine(SourceTree.Root, path)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value),
        StringComparer.Ordinal);

    private static SortedSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"IStringLocalizer<(\w+)>")]
    private static partial Regex Localizer();

    [GeneratedRegex("""(StepResult\.Failed\(|FailAsync\(step, \w+, )"([\w-]+)[,"]""")]
    private static partial Regex StepCode();

    [GeneratedRegex("""\bL\["(\w+)"[\],]""")]
    private static partial Regex Named();
}
