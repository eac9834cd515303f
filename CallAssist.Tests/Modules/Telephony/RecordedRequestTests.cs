using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>
/// What the dialplan of a real Asterisk told, against its CDR and CEL: number, parties, answered or not, seconds talked. The
/// CDR counts voicemail, announcements and the time in an IVR as answered; nobody talked there.
/// </summary>
public sealed class RecordedRequestTests
{
    [Theory]
    [InlineData("lane1.get.log", "1795218061.0", "internal", null, "answered", "6002", 27)]
    [InlineData("lane1.get.log", "1795218130.4", "internal", null, "answered", "6002", 48)]
    [InlineData("lane2.post-form.log", "1795218114.2", "inbound", "+33639981247", "answered", "6002", 41)] // IVR of ten seconds first
    [InlineData("lane2.post-form.log", "1795218237.6", "internal", null, "answered", "6002 6004", 36)] // blind transfer: told twice
    [InlineData("lane2.post-form.log", "1795218282.9", "internal", null, "answered", "6002", 41)] // on hold while .11 is answered
    [InlineData("lane2.post-form.log", "1795218292.11", "inbound", "+33639981203", "answered", "6002", 12)]
    [InlineData("lane2.post-form.log", "1795218330.13", "internal", null, "answered", "6002", 33)] // early media for nine seconds
    [InlineData("lane2.post-form.log", "1795218378.15", "inbound", "+33639981288", "answered", "", 30)] // queue; nobody told who picked up
    [InlineData("lane2.post-form.log", "1795218418.17", "internal", null, "no_answer", "", 0)] // voicemail
    [InlineData("lane2.post-form.log", "1795218467.19", "internal", null, "no_answer", "", 0)] // cancelled, cause 127
    [InlineData("lane2.post-form.log", "1795218476.21", "internal", null, "busy", "", 0)] // busy, then voicemail
    [InlineData("lane2.post-form.log", "1795218486.23", "internal", null, "no_answer", "", 0)] // declined, then voicemail
    [InlineData("lane2.post-form.log", "1795218496.25", "internal", null, "answered", "", 11)] // queue; the CDR says NO ANSWER
    [InlineData("lane2.post-form.log", "1795218517.28", "internal", null, "no_answer", "", 0)] // an application answered
    [InlineData("lane12.get-and-system-curl.log", "1795218886.0", "internal", null, "answered", "6002", 32)] // attended transfer: the dialplan does not tell
    [InlineData("lane12.get-and-system-curl.log", "1795218930.6", "inbound", "+33639981291", "answered", "6004", 19)]
    [InlineData("all-scenarios.get.log", "1795219542.0", "inbound", "+33639981288", "answered", "6002", 20)]
    [InlineData("all-scenarios.get.log", "1795219572.2", "internal", null, "answered", "6004", 11)]
    [InlineData("json-valid.log", "1795218543.0", "internal", null, "answered", "6002", 12)]
    [InlineData("json-valid.log", "1795218561.2", "internal", null, "no_answer", "", 0)]
    public async Task Requests_OfARealAsterisk_BecomeItsCalls(string log, string linkedid, string direction, string? number, string status, string talkers, int seconds)
    {
        var (calls, problems) = await RecordedRequests.PlayAsync(log);
        Assert.Empty(problems);
        var call = calls[linkedid];
        Assert.Equal((direction, number, status, talkers), (call.Direction, call.Number, call.Status, string.Join(' ', call.Talkers)));
        Assert.InRange(Talked(call), seconds - 2, seconds + 2);
    }

    [Theory]
    [InlineData("lane1.get.log", 9)]
    [InlineData("lane2.post-form.log", 14)]
    [InlineData("lane12.get-and-system-curl.log", 7)]
    [InlineData("all-scenarios.get.log", 9)]
    [InlineData("json-valid.log", 2)]
    public async Task Requests_OfARealAsterisk_BecomeAsManyCallsAsItsCdrKnows(string log, int count)
    {
        var (calls, _) = await RecordedRequests.PlayAsync(log);
        Assert.Equal(count, calls.Count);
    }

    [Fact]
    public async Task Requests_ThatADialplanEscapedWrongly_AreRefusedWithTheirPlace()
    {
        var (calls, problems) = await RecordedRequests.PlayAsync("lane3.json-malformed-by-dialplan.log");
        Assert.Empty(calls);
        Assert.All(problems, p => Assert.Contains("The JSON cannot be read: line 0", p));
    }

    private static double Talked(CallFacts call) => call.AnsweredAt is { } answered ? (call.EndedAt!.Value - answered).TotalSeconds : 0;
}
