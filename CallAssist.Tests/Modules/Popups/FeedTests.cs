using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Modules.Telephony;

namespace CallAssist.Tests.Modules.Popups;

/// <summary>The feed: who hears what, from the switchboard's request to the client's socket.</summary>
public sealed class FeedTests(HookOffice office) : IClassFixture<HookOffice>
{
    private const TokenRights Reads = TokenRights.ReadOffice;

    [Fact]
    public async Task Feed_OfAToken_TellsACallInItsOrderWithItsCustomer()
    {
        using var socket = await OpenAsync();
        Assert.Equal("snapshot", (await HearAsync(socket)).GetProperty("type").GetString());
        await TellAsync("event=incoming&linkedid=f1&called=0199001000&caller=" + HookOffice.CustomerNumber, "event=ringing&linkedid=f1&peer=21", "event=answered&linkedid=f1&peer=21", "event=hangup&linkedid=f1&dialstatus=ANSWER");
        var told = new List<JsonElement>();
        while (told.Count == 0 || told[^1].GetProperty("type").GetString() != "call.ended")
            told.Add(await HearAsync(socket));
        Assert.Equal(["call.ringing", "call.ringing", "call.answered", "call.ended"], told.Select(t => t.GetProperty("type").GetString()));
        var call = told[0].GetProperty("call");
        Assert.Equal(("Mme Durand", "Boulangerie Durand", "Facture impayée"), (call.GetProperty("contact").GetString(), call.GetProperty("company").GetString(), call.GetProperty("alerts")[0].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Feed_TakenUpAgain_TellsWhatWasMissedAndNothingTwice()
    {
        string after;
        using (var first = await OpenAsync())
        {
            await HearAsync(first);
            await TellAsync("event=incoming&linkedid=f2&called=0199001000&caller=0639981502");
            after = (await HearAsync(first)).GetProperty("id").GetString()!;
        }

        await TellAsync("event=hangup&linkedid=f2&dialstatus=NOANSWER");
        await office.SettledAsync();
        using var again = await OpenAsync("?after=" + after);
        var missed = await HearAsync(again);
        Assert.Equal(("call.missed", "+33639981502"), (missed.GetProperty("type").GetString(), missed.GetProperty("call").GetProperty("number").GetString()));
        await TellAsync("event=incoming&linkedid=f3&called=0199001000&caller=0639981503");
        Assert.Equal("+33639981503", (await HearAsync(again)).GetProperty("call").GetProperty("number").GetString());
    }

    [Fact]
    public async Task Feed_WithoutCookieOrRight_IsRefused()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + await office.TokenAsync("generic"));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address(""), TestContext.Current.CancellationToken));
        Assert.Contains("401", refused.Message);
    }

    private async Task<ClientWebSocket> OpenAsync(string query = "")
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + await office.TokenAsync("intranet", Reads, kind: "api"));
        await socket.ConnectAsync(Address(query), TestContext.Current.CancellationToken);
        return socket;
    }

    private Uri Address(string query) => new(office.Address.ToString().Replace("http://", "ws://", StringComparison.Ordinal).TrimEnd('/') + "/feed" + query);

    private static async Task<JsonElement> HearAsync(ClientWebSocket socket)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult got;
        do
        {
            // A message may come in parts.
            got = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            whole.Write(buffer, 0, got.Count);
        }
        while (!got.EndOfMessage);
        return JsonDocument.Parse(Encoding.UTF8.GetString(whole.ToArray())).RootElement;
    }

    private async Task TellAsync(params string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await office.SendAsync(office.Secret("asterisk"), report)).Status);
    }
}
