using System.Globalization;
using CallAssist.Modules.Telephony.Assemble;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>One call out of what several sources say, whatever the order in which they say it.</summary>
public sealed class AssemblerTests
{
    private const string In = "1 asterisk event=incoming&linkedid=1&caller=0639981001&called=0199001000&time=1";
    private const string Ring = "1.6 asterisk event=ringing&linkedid=1&peer=21&time=1.6";
    private const string Answer = "8 asterisk event=answered&linkedid=1&peer=21&time=8";
    private const string Hangup = "60 asterisk event=hangup&linkedid=1&caller=0639981001&called=0199001000&time=60&dialstatus=ANSWER";

    [Fact]
    public async Task Reports_InAnyOrder_MakeTheSameCall()
    {
        // The source's own time is right however late a report comes: all arrive at the end, in each of the 24 orders.
        string[] parts = [In, Ring, Answer, Hangup];
        foreach (var order in Orders(parts).ToList())
        {
            var call = Assert.Single(await Scene.PlayAsync(90, [.. order.Select(p => "70" + p[p.IndexOf(' ')..])]));
            Assert.Equal(("inbound", "+33639981001", "answered"), (call.Direction, call.Number, call.Status));
            Assert.Equal(["21"], call.Talkers);
            Assert.Equal((1d, 8d, 60d), (Scene.Seconds(call.StartedAt), Scene.Seconds(call.AnsweredAt), Scene.Seconds(call.EndedAt)));
        }
    }

    [Fact]
    public async Task Reports_Doubled_ChangeNothing()
    {
        var call = Assert.Single(await Scene.PlayAsync(90, In, In, Ring, Answer, Ring, Answer, Hangup, Hangup, "80 asterisk event=hangup&linkedid=1&time=60&dialstatus=ANSWER"));
        Assert.Equal((1d, 8d, 60d), (Scene.Seconds(call.StartedAt), Scene.Seconds(call.AnsweredAt), Scene.Seconds(call.EndedAt)));
    }

    [Fact]
    public async Task HangUp_ThatTheSwitchboardForgot_IsTakenFromThePhone()
    {
        var call = Assert.Single(await Scene.PlayAsync(
            90, In, Ring, "2 yealink event=incoming_call&mac=a&call=7&from=0639981001&to=21", Answer, "50 yealink event=call_terminated&mac=a&call=7&from=0639981001&to=21"));
        Assert.Equal(("answered", 50d, false), (call.Status, Scene.Seconds(call.EndedAt), call.TimedOut));
    }

    [Fact]
    public async Task Phones_ThatBothPickUpOneNumber_TellOfTwoCalls()
    {
        // No switchboard: until both talk, one call to two phones looks the same.
        var calls = await Scene.PlayAsync(
            120, "1 yealink event=incoming_call&mac=a&call=7&from=0639981001&to=21", "2 yealink event=incoming_call&mac=b&call=3&from=0639981001&to=22",
            "6 yealink event=call_established&mac=a&call=7&from=0639981001&to=21", "7 yealink event=call_established&mac=b&call=3&from=0639981001&to=22",
            "50 yealink event=call_terminated&mac=a&call=7&from=0639981001&to=21", "80 yealink event=call_terminated&mac=b&call=3&from=0639981001&to=22");
        Assert.Equal(
            [("21", 1d, 6d, 50d), ("22", 2d, 7d, 80d)],
            calls.Select(c => (Assert.Single(c.Talkers), Scene.Seconds(c.StartedAt), Scene.Seconds(c.AnsweredAt), Scene.Seconds(c.EndedAt))));
    }

    [Fact]
    public async Task Phones_OfAGroup_WhereOneParksTheCallAndAnotherTakesIt_TellOfOne()
    {
        var call = Assert.Single(await Scene.PlayAsync(
            120, "1 yealink event=incoming_call&mac=a&call=7&from=0639981001&to=21", "1 yealink event=incoming_call&mac=b&call=3&from=0639981001&to=22",
            "6 yealink event=call_established&mac=a&call=7&from=0639981001&to=21", "20 yealink event=hold&mac=a&call=7&from=0639981001&to=21",
            "30 yealink event=call_established&mac=b&call=3&from=0639981001&to=22", "31 yealink event=call_terminated&mac=a&call=7&from=0639981001&to=21",
            "80 yealink event=call_terminated&mac=b&call=3&from=0639981001&to=22"));
        Assert.Equal(["21", "22"], call.Talkers);
    }

    [Fact]
    public async Task Call_ToldOfWithoutEnd_KeepsItsMeaningAndEndsWhenTold()
    {
        var noise = Enumerable.Range(0, 3 * CallDesk.MostReports).Select(i => string.Create(CultureInfo.InvariantCulture, $"{9 + (i / 100.0)} asterisk event=ringing&linkedid=1&peer={2000 + i}"));
        var call = Assert.Single(await Scene.PlayAsync(300, [In, Ring, Answer, .. noise, "100 asterisk event=hangup&linkedid=1&time=100&dialstatus=ANSWER"]));
        Assert.Equal(("answered", 100d), (call.Status, Scene.Seconds(call.EndedAt)));
    }

    [Fact]
    public async Task Call_WhoseEndNobodyTold_EndsMarkedWhenItsPhoneTakesAnother()
    {
        var calls = await Scene.PlayAsync(
            700, In, Ring, "2 yealink event=incoming_call&mac=a&call=7&from=0639981001&to=21", Answer,
            "400 asterisk event=incoming&linkedid=2&caller=0639981002&called=0199001000", "401 asterisk event=ringing&linkedid=2&peer=21", "405 asterisk event=answered&linkedid=2&peer=21");
        Assert.Equal(("answered", true, 405d), (calls[0].Status, calls[0].TimedOut, Scene.Seconds(calls[0].EndedAt)));
        Assert.Equal("talking", calls[1].Status);
    }

    [Fact]
    public async Task Call_OnHoldWhileItsPhoneTakesAnother_GoesOn()
    {
        var calls = await Scene.PlayAsync(
            700, In, Ring, "2 yealink event=incoming_call&mac=a&call=7&from=0639981001&to=21", Answer,
            "400 asterisk event=incoming&linkedid=2&caller=0639981002&called=0199001000", "401 asterisk event=ringing&linkedid=2&peer=21", "405 asterisk event=answered&linkedid=2&peer=21",
            "405.1 yealink event=hold&mac=a&call=7&from=0639981001&to=21");
        Assert.All(calls, c => Assert.Equal("talking", c.Status));
    }

    [Theory]
    [InlineData(4 * 3600 - 60, "talking")]
    [InlineData(4 * 3600 + 60, "answered")]
    public async Task Call_NobodySpeaksOfAnyMore_EndsMarkedAfterFourHours(int seconds, string status)
    {
        var call = Assert.Single(await Scene.PlayAsync(seconds, In, Ring, Answer));
        Assert.Equal((status, status == "answered"), (call.Status, call.TimedOut));
    }

    [Fact]
    public async Task Phones_ThatRangInVain_DoNotMakeAnAnsweredCallMissed()
    {
        var call = Assert.Single(await Scene.PlayAsync(
            90, In, Ring, "1.6 asterisk event=ringing&linkedid=1&peer=22&time=1.6", "2 yealink event=incoming_call&mac=b&call=9&from=0639981001&to=22", Answer,
            "8.3 yealink event=missed_call&mac=b&call=9&from=0639981001&to=22", Hangup));
        Assert.Equal("answered", call.Status);
        Assert.Equal(["21"], call.Talkers);
    }

    [Fact]
    public async Task Consultation_BeforeATransfer_IsNoCallOfItsOwn()
    {
        var calls = await Scene.PlayAsync(
            600, In, Ring, Answer, "2 snom event=incoming&mac=a&call=1&from=0639981001&to=21", "8 snom event=connected&mac=a&call=1&from=0639981001&to=21",
            "20 snom event=hold&mac=a&call=1&from=0639981001&to=21", "21 snom event=outgoing&mac=a&call=2&from=22&to=21", "21.2 snom event=incoming&mac=b&call=3&from=21&to=22",
            "25 snom event=connected&mac=b&call=3&from=21&to=22", "30 snom event=attended_transfer&mac=a&call=1&from=0639981001&to=21&transfer_to=22",
            "30.2 snom event=disconnected&mac=a&call=1&from=0639981001&to=21", "30.3 snom event=disconnected&mac=a&call=2&from=22&to=21",
            "90 snom event=disconnected&mac=b&call=3&from=21&to=22", "90.3 asterisk event=hangup&linkedid=1&time=90.2");
        var call = Assert.Single(calls);
        Assert.Equal(["21", "22"], call.Talkers);
        Assert.Equal((8d, 90.2), (Scene.Seconds(call.AnsweredAt), Scene.Seconds(call.EndedAt)));
    }

    [Fact]
    public async Task Phones_WithoutAnIdOfTheCall_TellTwoCallsOfOneNumberApart()
    {
        var calls = await Scene.PlayAsync(
            300, "1 grandstream event=incomingcall&mac=a&remote=0639981001&local=21", "9 grandstream event=missedcall&mac=a&remote=0639981001&local=21",
            "100 grandstream event=incomingcall&mac=a&remote=0639981001&local=21", "104 grandstream event=establishedcall&mac=a&remote=0639981001&local=21",
            "150 grandstream event=terminatedcall&mac=a&remote=0639981001&local=21");
        Assert.Equal(["missed", "answered"], calls.Select(c => c.Status));
        Assert.Equal(150d, Scene.Seconds(calls[1].EndedAt));
    }

    [Fact]
    public async Task Number_ThatCallsASecondTimeWhileItsFirstCallLasts_IsTwoCalls()
    {
        // The phone tells of the second one before the switchboard does.
        var calls = await Scene.PlayAsync(
            200, In, Ring, "1.6 asterisk event=ringing&linkedid=1&peer=22&time=1.6", "2 yealink event=incoming_call&mac=b&call=1&from=0639981001&to=22", Answer,
            "8.2 yealink event=missed_call&mac=b&call=1&from=0639981001&to=22",
            "30 yealink event=incoming_call&mac=b&call=2&from=0639981001&to=22",
            "33 asterisk event=incoming&linkedid=2&caller=0639981001&called=0199001000&time=29", "33 asterisk event=ringing&linkedid=2&peer=22&time=29.6",
            "40 asterisk event=answered&linkedid=2&peer=22&time=40", Hangup, "90 asterisk event=hangup&linkedid=2&time=90");
        Assert.Equal(["21", "22"], calls.Select(c => Assert.Single(c.Talkers)));
        Assert.Equal([60d, 90d], calls.Select(c => Scene.Seconds(c.EndedAt)));
    }

    [Fact]
    public async Task Phones_OfAGroupThatRingsForAWithheldNumber_TellOfOneCall()
    {
        var calls = await Scene.PlayAsync(
            60, "1 yealink event=incoming_call&mac=a&call=1&from=anonymous&to=21", "1.1 yealink event=incoming_call&mac=b&call=1&from=anonymous&to=22",
            "2 asterisk event=incoming&linkedid=1&caller=anonymous&called=0199001000&time=0.5", "30 asterisk event=hangup&linkedid=1&time=30&dialstatus=NOANSWER");
        Assert.Equal(("missed", (string?)null), (Assert.Single(calls).Status, calls[0].Number));
    }

    [Fact]
    public async Task Caller_WhoHangsUpInTheQueue_AbandonedTheCall()
    {
        var call = Assert.Single(await Scene.PlayAsync(60, In, "1.2 asterisk event=queued&linkedid=1&time=1.2", Ring, "30 asterisk event=hangup&linkedid=1&time=30&dialstatus=CANCEL"));
        Assert.Equal("abandoned", call.Status);
    }

    [Theory]
    [InlineData("2026-10-25T02:21:00", "2026-10-25T00:21:30Z", "2026-10-25T00:21:00Z")]
    [InlineData("2026-10-25T02:21:00", "2026-10-25T01:21:30Z", "2026-10-25T01:21:00Z")]
    [InlineData("2026-03-29T03:15:10", "2026-03-29T01:15:12Z", "2026-03-29T01:15:10Z")]
    public async Task LocalTime_InTheNightOfTheChange_IsTheOneNearerToReceipt(string told, string received, string expected)
    {
        var replay = new CallAssist.Modules.Telephony.Contracts.CallReplay(RecordedRequests.Paris);
        var at = DateTimeOffset.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
        await replay.TellAsync("voicemanager", new Dictionary<string, string> { ["event"] = "appel_entrant", ["call_id"] = "1", ["caller"] = "0639981001", ["callee"] = "0199001000", ["ts"] = told }, at);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(replay.Calls).StartedAt);
    }

    private static IEnumerable<string[]> Orders(string[] items) =>
        items.Length <= 1 ? [items] : items.SelectMany((item, i) => Orders([.. items[..i], .. items[(i + 1)..]]).Select(rest => (string[])[item, .. rest]));
}
