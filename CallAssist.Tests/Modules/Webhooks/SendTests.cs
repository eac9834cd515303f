using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Send;
using Dapper;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Webhooks;

/// <summary>Messages to other systems, against a receiver on the wire: signed, in order, never lost.</summary>
public sealed class SendTests
{
    [Fact]
    public async Task Intervention_Saved_IsToldSignedWithoutItsText()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        await using var office = await WebhookOffice.StartAsync();
        var added = await office.Webhooks.AddAsync(new() { Name = "Intranet", Url = receiver.Url, Events = [WebhookEvents.InterventionSaved] });
        var saved = Assert.IsType<SaveOutcome.Saved>(await office.Interventions.WriteAsync(Alice, Text("Rejet de la DSN"))).Intervention;
        await office.QueuedAsync(1);
        await office.RunAsync(added.Id);

        var (text, body, headers) = Assert.Single(receiver.Requests);
        Assert.Equal(("intervention.saved", 1, headers["CallAssist-Message"]), (body.GetProperty("type").GetString(), body.GetProperty("v").GetInt32(), body.GetProperty("id").GetString()));
        Assert.Equal(saved.Id, body.GetProperty("intervention").GetProperty("id").GetGuid());
        Assert.Equal($"api/v1/interventions/{saved.Id}", body.GetProperty("intervention").GetProperty("api").GetString());
        Assert.DoesNotContain("DSN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Durand", text, StringComparison.Ordinal);

        // As a receiver checks it who knows the secret and nothing of us.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(added.Secret!)));
        var signed = $"{headers["CallAssist-Timestamp"]}.POST.?from=desk.{text}";
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.UTF8.GetBytes(signed))), headers["CallAssist-Signature"]);
        Assert.Equal(["sent"], await office.StatesAsync());
    }

    [Fact]
    public async Task Call_Ended_NamesTheCustomersKeyOrElseTheNumber()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        await using var office = await WebhookOffice.StartAsync();
        var destination = await office.AddAsync(receiver.Url);
        office.Customers.ByNumber["+33155550001"] = new() { Number = "+33155550001", CompanyId = Guid.CreateVersion7(), Company = "Durand", ExternalId = "C-1" };
        await office.EndCallAsync(1, "+33155550001");
        await office.EndCallAsync(2, "+33155550002");
        await office.RunAsync(destination);
        var (known, unknown) = (receiver.Requests.First(), receiver.Requests.Last());
        Assert.Equal("C-1", known.Body.GetProperty("call").GetProperty("customerExternalId").GetString());
        Assert.DoesNotContain("55550001", known.Text, StringComparison.Ordinal);
        Assert.Equal("+33155550002", unknown.Body.GetProperty("call").GetProperty("number").GetString());
    }

    [Fact]
    public async Task Transcript_Ready_IsToldByItsRecording()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        await using var office = await WebhookOffice.StartAsync();
        var destination = await office.AddAsync(receiver.Url);
        var (recording, call) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        office.Recordings.All.Add(new() { Id = recording, CallId = call });
        await office.RaiseAsync(new TranscriptReady(Guid.CreateVersion7(), office.Clock.Now, recording));
        await office.QueuedAsync(1);
        await office.RunAsync(destination);
        var told = Assert.Single(receiver.Requests).Body.GetProperty("transcript");
        Assert.Equal((recording, call), (told.GetProperty("recordingId").GetGuid(), told.GetProperty("callId").GetGuid()));
    }

    [Theory]
    [InlineData("500", WebhookTrouble.Status)]
    [InlineData("404", WebhookTrouble.Status)]
    [InlineData("302", WebhookTrouble.Status)]
    [InlineData("slow", WebhookTrouble.Slow)]
    [InlineData("cut", WebhookTrouble.Unreachable)]
    public async Task Message_TheReceiverDidNotTake_HoldsItsLaneAndGoesFirstLater(string kind, string trouble)
    {
        await using var receiver = await FakeReceiver.StartAsync();
        var taken = receiver.Answer;
        receiver.Answer = (http, _) =>
        {
            if (kind == "cut")
                http.Abort();
            http.Response.Headers.Location = "/elsewhere";
            return kind is "cut" or "slow" ? Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default) : FakeReceiver.StatusAsync(http, int.Parse(kind, null));
        };
        // Long enough for one that takes it, on any machine.
        await using var office = await WebhookOffice.StartAsync(patience: kind == "slow" ? 5 : 60);
        var destination = await office.AddAsync(receiver.Url);
        await office.EndCallAsync(1);
        await office.EndCallAsync(2);
        await office.RunAsync(destination);
        Assert.Equal([$"queued {trouble}", "queued"], await office.StatesAsync());

        // Not before its time, whatever else comes in.
        await office.RunAsync(destination);
        Assert.Single(receiver.Requests);
        office.Clock.Now += TimeSpan.FromSeconds(5);
        receiver.Answer = taken;
        await office.RunAsync(destination);
        Assert.Equal(["sent", "sent"], await office.StatesAsync());
        var ids = receiver.Ids.ToList();
        Assert.Equal((3, ids[0]), (ids.Count, ids[1]));
        var log = (await office.Webhooks.LogAsync(new())).Items[^1];
        Assert.Equal([(1, trouble), (2, null)], (await office.Webhooks.AttemptsAsync(log.Id)).Select(a => (a.Number, a.Trouble)));
    }

    [Fact]
    public async Task Receiver_DownForADay_GetsEverythingInOrderOnce()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        var taken = receiver.Answer;
        receiver.Answer = (http, _) => FakeReceiver.StatusAsync(http, 503);
        await using var office = await WebhookOffice.StartAsync();
        var destination = await office.AddAsync(receiver.Url);
        for (var hour = 0; hour < 24; hour++)
        {
            await office.EndCallAsync(hour + 1);
            office.Clock.Now += TimeSpan.FromHours(1);
            await office.RunAsync(destination);
        }

        Assert.Single(receiver.Ids.Distinct());
        receiver.Answer = taken;
        receiver.Requests.Clear();
        office.Clock.Now += TimeSpan.FromHours(1);
        await office.RunAsync(destination);
        Assert.Equal(office.Calls.Calls.Select(c => c.Id), receiver.Requests.Select(r => r.Body.GetProperty("call").GetProperty("id").GetGuid()));
        Assert.Equal(Enumerable.Repeat("sent", 24), await office.StatesAsync());
    }

    [Fact]
    public async Task Message_TheReceiverCallsWrong_IsPutAsideAndCanBeSentAgain()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        var taken = receiver.Answer;
        receiver.Answer = (http, _) => FakeReceiver.StatusAsync(http, receiver.Requests.Count == 1 ? 422 : 200);
        await using var office = await WebhookOffice.StartAsync();
        var destination = await office.AddAsync(receiver.Url);
        await office.EndCallAsync(1);
        await office.EndCallAsync(2);
        await office.RunAsync(destination);
        Assert.Equal([$"failed {WebhookTrouble.Refused}", "sent"], await office.StatesAsync());
        Assert.Equal((0, 1), (Assert.Single(await office.Webhooks.ListAsync()).Waiting, Assert.Single(await office.Webhooks.ListAsync()).Failed));

        await office.Webhooks.ResendAsync((await office.Webhooks.LogAsync(new(State: "failed"))).Items[0].Id);
        await office.RunAsync(destination);
        Assert.Equal(["sent", "sent"], await office.StatesAsync());
        Assert.Equal(receiver.Ids.First(), receiver.Ids.Last());
    }

    [Fact]
    public async Task Destination_ThatIsDown_HoldsUpNoOther()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        await using var office = await WebhookOffice.StartAsync();
        var dead = await office.AddAsync($"http://127.0.0.1:{Agent.FreePort.Next()}/in", "Absent");
        var alive = await office.AddAsync(receiver.Url);
        await office.EndCallAsync(2);
        await office.RunAsync(dead);
        await office.RunAsync(alive);
        Assert.Single(receiver.Requests);
        Assert.Equal(1, (await office.Webhooks.ListAsync()).Single(d => d.Id == dead).Waiting);
    }

    [Fact]
    public async Task Message_WhoseProcessDied_GoesOutAgainWithTheSameId()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        Guid destination;
        string directory;
        await using (var office = await WebhookOffice.StartAsync())
        {
            destination = await office.AddAsync(receiver.Url);
            await office.EndCallAsync(1);
            await office.RunAsync(destination);
            directory = office.Directory;
            // It had sent, and died before its note.
            await office.Database.WriteAsync(unit => unit.ExecuteAsync("UPDATE webhooks_message SET state = 'sending', claimed_until = @until", new { until = office.Clock.Now.AddMinutes(2) }));
        }

        await using var second = await WebhookOffice.StartAsync(directory);
        await ModuleHost.EventuallyAsync(async () =>
        {
            await second.RunAsync(destination);
            return receiver.Requests.Count == 2;
        }, "the message never went out again");
        Assert.Single(receiver.Ids.Distinct());
    }

    [Theory]
    [InlineData("http://models.example.com/in", "Url|Plain")]
    [InlineData("http://8.8.8.8/in", "Plain")]
    [InlineData("ftp://10.0.0.1/in", "Url")]
    [InlineData("https://user:secret@intranet.example.com/in", "Url")]
    [InlineData("https://intranet.example.com/in", "")]
    [InlineData("http://192.168.1.20/in", "")]
    [InlineData("http://[fd00::1]/in", "")]
    public async Task Destination_OnPlainHttpOutside_IsRefused(string url, string allowed)
    {
        await using var office = await WebhookOffice.StartAsync();
        var saved = await office.Webhooks.AddAsync(new() { Name = "X", Url = url, Events = [WebhookEvents.CallEnded] });
        Assert.Equal(allowed.Length > 0, saved.Problems.Count > 0);
        Assert.All(saved.Problems, p => Assert.Contains(p, allowed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_IsSealedAndANewOneReplacesIt()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        await using var office = await WebhookOffice.StartAsync();
        var added = await office.Webhooks.AddAsync(new() { Name = "X", Url = receiver.Url, Events = [WebhookEvents.CallEnded] });
        var stored = await office.Database.ReadAsync(c => c.ExecuteScalarAsync<string>("SELECT secret FROM webhooks_destination"));
        Assert.DoesNotContain(added.Secret!, stored, StringComparison.Ordinal);
        Assert.Null(await office.Webhooks.TryAsync(added.Id));
        Assert.NotEqual(added.Secret, await office.Webhooks.RotateAsync(added.Id));
        Assert.Null(await office.Webhooks.TryAsync(added.Id));
        Assert.Equal(2, receiver.Requests.Select(r => r.Headers["CallAssist-Signature"]).Distinct().Count());
        Assert.Empty((await office.Webhooks.LogAsync(new())).Items);
    }
}
