using System.Net;
using System.Text.RegularExpressions;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Receive;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>The samples that an administrator copies say what the adapters read.</summary>
public sealed partial class DeployTests
{
    [Theory]
    [InlineData("yealink.cfg", "yealink", 9)]
    [InlineData("snom.xml", "snom", 5)]
    [InlineData("grandstream.xml", "grandstream", 7)]
    public void Address_OfAPhoneSample_IsUnderstood(string file, string source, int count)
    {
        var adapter = SourceAdapters.All(new()).Single(a => a.Source == source);
        var addresses = Address().Matches(WebUtility.HtmlDecode(Read("phones", file))).Select(m => (Event: m.Groups["event"].Value, Query: m.Groups["query"].Value)).ToList();
        Assert.Equal(count, addresses.Count);
        foreach (var (name, query) in addresses)
        {
            Assert.InRange("https://callassist.example/hooks/0123456789abcdef0123456789abcdef/".Length + name.Length + query.Length, 1, 511);
            var report = adapter.Read(Request(source, name, Filled(query))).Event;
            Assert.NotEqual(ReportKind.Ignored, report?.Kind);
            Assert.Equal(("21", true), (report!.Extension, report.SourceCallId.StartsWith("001565aabbcc/", StringComparison.Ordinal)));
            Assert.Contains(source == "grandstream" ? "0639981001" : "/77", report.SourceCallId);
        }
    }

    [Fact]
    public async Task Dialplan_PlayedAsACall_MakesThatCall()
    {
        var sent = Sent().Matches(Read("asterisk", "callassist.conf")).Select(m => m.Groups["query"].Value)
            .ToDictionary(q => Regex.Match(q, "^event=(\\w+)").Groups[1].Value);
        Assert.Equal(["announcement", "answered", "hangup", "incoming", "outgoing", "queued", "ringing"], sent.Keys.Order());
        var book = new MemoryBook();
        var desk = new CallDesk(book, new CallClocks(), Guid.NewGuid);
        var at = Scene.Start;
        foreach (var name in (string[])["incoming", "queued", "ringing", "answered", "hangup"])
        {
            at = at.AddSeconds(4);
            await desk.TakeAsync(new AsteriskAdapter().Read(Request("asterisk", "", Dialled(sent[name], at), at)).Event!, at);
        }

        var call = Assert.Single(book.Calls);
        Assert.Equal(("inbound", "+33639981001", "answered", "21"), (call.Direction, call.Number, call.Status, call.Extension));
    }

    [Fact]
    public async Task Dialplan_OutsideOpeningHours_MakesAClosedCall()
    {
        var query = Sent().Matches(Read("asterisk", "callassist.conf")).Select(m => m.Groups["query"].Value).Single(q => q.StartsWith("event=hangup", StringComparison.Ordinal));
        var book = new MemoryBook();
        var request = Request("asterisk", "", Dialled(query, Scene.Start).Replace("reason=", "reason=CLOSED", StringComparison.Ordinal).Replace("dialstatus=ANSWER", "dialstatus=", StringComparison.Ordinal), Scene.Start);
        await new CallDesk(book, new CallClocks(), Guid.NewGuid).TakeAsync(new AsteriskAdapter().Read(request).Event!, Scene.Start);
        Assert.Equal("closed", Assert.Single(book.Calls).Status);
    }

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(SourceTree.Root, "deploy", folder, file));

    private static RawRequest Request(string source, string rest, string query, DateTimeOffset? at = null)
    {
        var (fields, _) = RequestReader.Fields(new(source, at ?? Scene.Start, rest, null, "?" + query, ""));
        return new(fields, at ?? Scene.Start, RecordedRequests.Paris);
    }

    private static string Filled(string query) => query.Replace("$mac", "001565aabbcc", StringComparison.Ordinal).Replace("$call_id", "77", StringComparison.Ordinal)
        .Replace("$call-id", "77", StringComparison.Ordinal).Replace("$remote", "sip:0639981001@10.0.0.1", StringComparison.Ordinal).Replace("$local", "sip:21@10.0.0.1", StringComparison.Ordinal);

    private static string Dialled(string query, DateTimeOffset at)
    {
        var filled = query.Replace("${URIENCODE(${CALLERID(num)})}", "0639981001", StringComparison.Ordinal).Replace("${URIENCODE(${ARG1})}", "0199001000", StringComparison.Ordinal)
            .Replace("${URIENCODE(${CALLERID(dnid)})}", "0199001000", StringComparison.Ordinal)
            .Replace("${CUT(CUT(CHANNEL(name),/,2),-,1)}", "21", StringComparison.Ordinal).Replace("${CHANNEL(linkedid)}", "1.1", StringComparison.Ordinal)
            .Replace("${UNIQUEID}", "1.1", StringComparison.Ordinal).Replace("${DIALSTATUS}", "ANSWER", StringComparison.Ordinal);
        return Regex.Replace(filled, @"\$\{\w+\}", "") + "&time=" + at.ToUnixTimeSeconds();
    }

    [GeneratedRegex(@"https://callassist\.example/hooks/TOKEN/(?<event>\w+)\?(?<query>[^\s<]+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"callassist-send,s,1\((?<query>event=.*)\)\)\r?$", RegexOptions.Multiline)]
    private static partial Regex Sent();
}
