using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;

namespace CallAssist.Tests.Agent;

public sealed partial class AgentTextsTests
{
    [Fact]
    public void Texts_BothLanguages_HaveTheSameKeysAndPlaceholders() => Assert.Equal(Keys(""), Keys("en"));

    [Fact]
    public void Obstacles_Each_HasASentence() =>
        Assert.All(Enum.GetValues<Obstacle>(), obstacle => Assert.NotEmpty(AgentTexts.For("fr").Tell(new UploadOutcome.Postponed(obstacle, 500))));

    private static string[] Keys(string culture)
    {
        var texts = new ResourceManager("CallAssist.Agent.Resources.Texts", typeof(AgentTexts).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
        return [.. texts.Cast<System.Collections.DictionaryEntry>()
            .Select(text => $"{text.Key} {string.Join(' ', Placeholder().Matches((string)text.Value!).Select(m => m.Value).Distinct().Order())}").Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
