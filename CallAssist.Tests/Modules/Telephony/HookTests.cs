using CallAssist.Modules.Identity.Contracts;
using Dapper;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>What a source gets to hear, and what is kept of what it said.</summary>
public sealed class HookTests(HookOffice office) : IClassFixture<HookOffice>
{
    [Theory]
    [InlineData("json", "0639981101")]
    [InlineData("form", "0639981102")]
    [InlineData("query", "0639981103")]
    [InlineData("get", "0639981104")]
    public async Task Report_InAnyForm_BecomesOneCall(string form, string number)
    {
        var secret = office.Secret("generic");
        Assert.Equal(200, (await office.SendAsync(secret, $"event=newCall&from={number}&to=21&direction=in&callId=form-{form}", form)).Status);
        Assert.Equal(200, (await office.SendAsync(secret, $"event=answer&callId=form-{form}&answeringNumber=21", form)).Status);
        Assert.Equal(200, (await office.SendAsync(secret, $"event=hangup&callId=form-{form}&cause=normalClearing", form)).Status);
        var call = await office.CallAsync("+33" + number[1..], "answered");
        Assert.Equal(("inbound", "21"), (call.Direction, call.Extension));
        Assert.NotNull(call.EndedAt);
    }

    [Fact]
    public async Task Report_WithTheTokenAsBearer_IsTaken()
    {
        var (status, _) = await office.SendAsync(office.Secret("asterisk"), "event=incoming&linkedid=b.1&uniqueid=b.1&caller=0639981105&called=0199001000", bearer: true);
        Assert.Equal(200, status);
        await office.CallAsync("+33639981105", "ringing");
    }

    [Theory]
    [InlineData("PUT", "hooks")]
    [InlineData("DELETE", "hooks/0123456789abcdef/incoming")]
    [InlineData("PATCH", "hooks/0123456789abcdef/")]
    public async Task Report_ByAnotherMethod_IsRefusedWithTheOnesAllowed(string method, string address)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = office.Address };
        using var request = new HttpRequestMessage(new(method), address);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((405, "GET, POST"), ((int)answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)));
    }

    [Fact]
    public async Task Report_NamingHundredsOfPeople_IsKeptAndNotUnderstood()
    {
        var users = string.Join(',', Enumerable.Range(2000, 5000));
        var (status, body) = await office.PostAsync(office.Secret("generic"), $$"""{"event":"newCall","callId":"many","from":"0639981117","to":"0199001000","direction":"in","user":[{{users}}]}""");
        Assert.Equal(422, status);
        Assert.Contains("50", body, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM telephony_receipt WHERE body LIKE @value AND outcome = 'rejected'", "%\"many\"%"));
    }

    [Fact]
    public async Task Report_SentThreeTimes_IsOneCall()
    {
        for (var i = 0; i < 3; i++)
            await office.SendAsync(office.Secret("generic"), "event=newCall&from=0639981106&to=21&direction=in&callId=twice");
        for (var i = 0; i < 3; i++)
            await office.SendAsync(office.Secret("generic"), "event=hangup&callId=twice&cause=noAnswer");
        var call = await office.CallAsync("+33639981106", "missed");
        await office.SettledAsync();
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM kernel_event WHERE name = 'telephony.call-ended' AND body LIKE @value", $"%{call.Id}%"));
    }

    [Fact]
    public async Task Report_BehindAByteOrderMark_IsRead()
    {
        Assert.Equal(200, (await office.PostAsync(office.Secret("generic"), "\uFEFF{\"event\":\"newCall\",\"callId\":\"bom\",\"from\":\"0639981109\",\"direction\":\"in\"}")).Status);
        await office.CallAsync("+33639981109", "ringing");
    }

    [Theory]
    [InlineData("""{"event":"incoming"\,"uniqueid":"1.0"}""", "line 0")]
    [InlineData("""[1, 2]""", "must be an object")]
    [InlineData("""{"event":"newCall","from":"0639981107"}""", "callId is missing")]
    [InlineData("""{"event":"ring","callId":"x"}""", "newCall, answer or hangup")]
    [InlineData("""{""", "line 0")]
    [InlineData("""{"event":"newCall","callId":"\ud800"}""", "lone surrogate")]
    public async Task Report_NobodyUnderstands_IsKeptAndAnsweredWithTheReason(string body, string reason)
    {
        var (status, said) = await office.PostAsync(office.Secret("generic"), body);
        Assert.Equal(422, status);
        Assert.Contains(reason, said);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM telephony_receipt WHERE outcome = 'rejected' AND reason IS NOT NULL AND body = @value", body));
    }

    [Fact]
    public async Task Report_OfASourceWithoutAdapter_IsKeptAndAnsweredWithTheReason()
    {
        var (status, said) = await office.SendAsync(await office.TokenAsync("unheard-of"), "event=newCall&callId=1&from=0639981108");
        Assert.Equal(422, status);
        Assert.Contains("unheard-of", said);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM telephony_receipt WHERE outcome = 'rejected' AND source = @value", "unheard-of"));
    }

    [Fact]
    public async Task Report_WithoutAValidToken_IsRefusedAndNotKept()
    {
        const string fields = "event=newCall&from=0639981109&to=21&callId=refused";
        Assert.Equal(401, (await office.SendAsync("0123456789abcdef0123456789abcdef", fields)).Status);
        Assert.Equal(401, (await office.SendAsync(await office.TokenAsync("agent", kind: "agent"), fields)).Status);
        Assert.Equal(401, (await office.SendAsync(await office.TokenAsync("generic", networks: "10.9.8.0/24"), fields)).Status);
        Assert.Equal(403, (await office.SendAsync(await office.TokenAsync("generic", TokenRights.ReadCaller), fields)).Status);
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM telephony_receipt WHERE body LIKE @value", "%refused%"));
    }

    [Fact]
    public async Task Report_OverTheLimit_IsRefused()
    {
        var (status, said) = await office.PostAsync(office.Secret("generic"), "{\"event\":\"newCall\",\"callId\":\"" + new string('x', 70_000) + "\"}");
        Assert.Equal(413, status);
        Assert.Contains("64 KB", said);
    }

    [Theory]
    [InlineData("generic", "event=newCall&direction=in&to=21&callId=name&from=", "Mme Durand")]
    [InlineData("asterisk", "event=incoming&linkedid=n.1&called=21&caller=", "name=Mme%20Durand&company=Boulangerie%20Durand")]
    [InlineData("yealink", "event=incoming_call&mac=1&call=n1&to=21&from=", "<YealinkIPPhoneTextScreen Beep=\"no\" Timeout=\"30\"><Title>Mme Durand</Title>")]
    [InlineData("snom", "event=incoming&mac=2&call=n2&to=21&from=", "<SnomIPPhoneText><Title>Mme Durand</Title>")]
    [InlineData("grandstream", "event=incomingcall&mac=3&to=21&from=", "<DisplayStr>Mme Durand</DisplayStr>")]
    [InlineData("voicemanager", "event=appel_entrant&call_id=n3&callee=0199001000&caller=", "\"company\":\"Boulangerie Durand\"")]
    public async Task Reply_NamesTheCallerOnlyToATokenThatMayRead(string source, string fields, string name)
    {
        var (_, told) = await office.SendAsync(office.Secret(source), fields + HookOffice.CustomerNumber);
        Assert.Contains(name, told);
        var (status, silent) = await office.SendAsync(await office.TokenAsync(source, TokenRights.ReportEvents), fields + HookOffice.CustomerNumber);
        Assert.Equal(200, status);
        Assert.DoesNotContain("Durand", silent);
        Assert.DoesNotContain("known=1", silent);
    }

    [Fact]
    public async Task Reply_ToACallerMissedBefore_SaysSoUntilSomebodyTalksToHim()
    {
        var secret = office.Secret("asterisk");
        Task<(int, string Body)> Tell(string fields) => office.SendAsync(secret, fields + "&caller=0639981150&called=0199001000");
        Assert.Contains("&missed_recently=0&minutes_since_missed=&callback_promised=0", (await Tell("event=incoming&linkedid=m.1")).Body);
        await Tell("event=hangup&linkedid=m.1&dialstatus=NOANSWER");
        await office.CallAsync("+33639981150", "missed");
        Assert.Contains("known=0&name=&company=&missed_recently=1&minutes_since_missed=0&callback_promised=0", (await Tell("event=incoming&linkedid=m.2")).Body);
        await Tell("event=answered&linkedid=m.2&peer=21");
        await Tell("event=hangup&linkedid=m.2&dialstatus=ANSWER");
        await office.SettledAsync();
        Assert.Contains("&missed_recently=0&", (await Tell("event=incoming&linkedid=m.3")).Body);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("21")]
    [InlineData("ALICE,unknown")]
    public async Task Report_NamingWhoAnsweredByExtensionOrSignInName_FindsHim(string who)
    {
        var number = $"06399811{60 + who.Length}";
        await office.SendAsync(office.Secret("generic"), $"event=newCall&from={number}&to=0199001000&direction=in&callId=who-{who}");
        await office.SendAsync(office.Secret("generic"), $"event=answer&callId=who-{who}&user={who}");
        Assert.Equal("21", (await office.CallAsync("+33" + number[1..], "talking")).Extension);
    }

    [Fact]
    public async Task Phone_ThatHangsUpAlone_EndsTheCallAfterAMoment()
    {
        var secret = office.Secret("snom");
        await office.SendAsync(secret, "event=incoming&mac=9&call=e1&to=21&from=0639981170", "get");
        await office.SendAsync(secret, "event=connected&mac=9&call=e1&to=21&from=0639981170", "get");
        await office.SendAsync(secret, "event=disconnected&mac=9&call=e1&to=21&from=0639981170", "get");
        Assert.NotNull((await office.CallAsync("+33639981170", "answered")).EndedAt);
    }

    [Fact]
    public async Task Receipt_OfAReport_HoldsNoToken()
    {
        var secret = office.Secret("generic");
        await office.SendAsync(secret, "event=newCall&from=0639981110&to=21&direction=in&callId=masked", path: "generic");
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM telephony_receipt WHERE body LIKE @value", "%masked%"));
        foreach (var column in (string[])["rest", "query", "body"])
            Assert.Equal(0, await CountAsync($"SELECT COUNT(*) FROM telephony_receipt WHERE {column} LIKE @value", $"%{secret}%"));
    }

    private Task<int> CountAsync(string sql, string value) => office.Database.ReadAsync(c => c.ExecuteScalarAsync<int>(sql, new { value }));
}
