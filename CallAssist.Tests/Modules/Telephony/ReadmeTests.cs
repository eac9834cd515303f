using System.Text.RegularExpressions;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>The README's three switchboard examples, sent as they stand there.</summary>
public sealed partial class ReadmeTests(HookOffice office) : IClassFixture<HookOffice>
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));

    [Fact]
    public async Task Zammad_CurlLines_MakeAnAnsweredCall()
    {
        var lines = CurlLine().Matches(Readme);
        Assert.Equal(3, lines.Count);
        foreach (Match line in lines)
        {
            var body = line.Groups["body"].Value.Replace("201", "21", StringComparison.Ordinal);
            var json = line.Groups["header"].Success;
            Assert.Equal(200, (await office.PostAsync(office.Secret("generic"), body, json ? "application/json" : "application/x-www-form-urlencoded")).Status);
        }

        var call = await office.CallAsync("+33494123456", "answered");
        Assert.Equal(("inbound", "21"), (call.Direction, call.Extension));
        Assert.NotNull(call.EndedAt);
    }

    [Fact]
    public async Task Asterisk_Dialplan_MakesAnAnsweredCallAndNamesTheCaller()
    {
        var secret = office.Secret("asterisk");
        // In the order of a call: the caller's channel, the phone that rings, that answers, the end.
        string reply = "";
        foreach (var name in (string[])["incoming", "ringing", "answered", "hangup"])
        {
            var query = Assert.Single(DialplanRequest().Matches(Readme).Select(m => m.Groups["query"].Value), q => q.StartsWith("event=" + name, StringComparison.Ordinal));
            var fields = query.Replace("${URIENCODE(${CALLERID(num)})}", HookOffice.CustomerNumber, StringComparison.Ordinal)
                .Replace("${EXTEN}", "0199001000", StringComparison.Ordinal)
                .Replace("${CUT(CUT(CHANNEL(name),/,2),-,1)}", "22", StringComparison.Ordinal)
                .Replace("${CHANNEL(linkedid)}", "readme.1", StringComparison.Ordinal)
                .Replace("${UNIQUEID}", name is "incoming" or "hangup" ? "readme.1" : "readme.2", StringComparison.Ordinal)
                .Replace("${DIALSTATUS}", "ANSWER", StringComparison.Ordinal);
            Assert.DoesNotContain("${", fields);
            var (status, body) = await office.SendAsync(secret, fields, "get");
            Assert.Equal(200, status);
            reply = name == "incoming" ? body : reply;
        }

        Assert.Contains("name=Mme%20Durand&company=Boulangerie%20Durand", reply);
        var call = await office.CallAsync("+33" + HookOffice.CustomerNumber[1..], "answered");
        Assert.Equal(("inbound", "22"), (call.Direction, call.Extension));
        Assert.NotNull(call.EndedAt);
    }

    [Fact]
    public async Task Yealink_ActionUrls_MakeAnAnsweredCall()
    {
        var addresses = ActionUrl().Matches(Readme);
        Assert.Equal(["incoming_call", "call_established", "call_terminated"], addresses.Select(a => a.Groups["path"].Value));
        foreach (Match address in addresses)
        {
            var fields = address.Groups["query"].Value.Replace("$mac", "001565aabbcc", StringComparison.Ordinal).Replace("$call_id", "7", StringComparison.Ordinal)
                .Replace("$remote", "0639981777", StringComparison.Ordinal).Replace("$local", "21", StringComparison.Ordinal);
            Assert.Equal(200, (await office.SendAsync(office.Secret("yealink"), fields, "get", address.Groups["path"].Value)).Status);
        }

        var call = await office.CallAsync("+33639981777", "answered");
        Assert.Equal(("inbound", "21"), (call.Direction, call.Extension));
        Assert.NotNull(call.EndedAt);
    }

    [GeneratedRegex(@"^curl https://callassist\.example/hooks/TOKEN (?<header>-H '[^']+' )?-d '(?<body>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex CurlLine();

    [GeneratedRegex(@"CURL\(\$\{CA\}\?(?<query>event=[^\n]*)\)\}\)$", RegexOptions.Multiline)]
    private static partial Regex DialplanRequest();

    [GeneratedRegex(@"^\w+( call)? +https://callassist\.example/hooks/TOKEN/(?<path>\w+)\?(?<query>\S+)$", RegexOptions.Multiline)]
    private static partial Regex ActionUrl();
}
