using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Ami;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>What the manager interface of a real Asterisk told, against its CDR and CEL, and a client that keeps its connection.</summary>
public sealed class AmiTests
{
    [Theory]
    [InlineData("lane2", "1795218065.0", "internal", null, "answered", "6002", 41)]
    [InlineData("lane2", "1795218114.2", "inbound", "+33639981247", "answered", "6002", 41)] // IVR of ten seconds first
    [InlineData("lane2", "1795218168.4", "internal", null, "answered", "6002", 61)] // on hold twice
    [InlineData("lane2", "1795218237.6", "internal", null, "answered", "6002 6004", 36)] // blind transfer
    [InlineData("lane2", "1795218282.9", "internal", null, "answered", "6002", 41)] // second call meanwhile
    [InlineData("lane2", "1795218292.11", "inbound", "+33639981203", "answered", "6002", 12)]
    [InlineData("lane2", "1795218330.13", "internal", null, "answered", "6002", 33)] // early media
    [InlineData("lane2", "1795218378.15", "inbound", "+33639981288", "answered", "6002", 30)] // queue
    [InlineData("lane2", "1795218418.17", "internal", null, "no_answer", "", 0)] // voicemail
    [InlineData("lane2", "1795218467.19", "internal", null, "no_answer", "", 0)] // cancelled
    [InlineData("lane2", "1795218476.21", "internal", null, "busy", "", 0)] // busy, then voicemail
    [InlineData("lane2", "1795218486.23", "internal", null, "no_answer", "", 0)] // declined, then voicemail
    [InlineData("lane2", "1795218496.25", "internal", null, "answered", "6004", 11)] // ring-all queue; the CDR says NO ANSWER
    [InlineData("lane2", "1795218517.28", "internal", null, "no_answer", "", 0)] // an application answered
    [InlineData("lane12", "1795218886.0", "internal", null, "answered", "6002 6004", 32)] // attended transfer
    [InlineData("lane12", "1795218930.6", "inbound", "+33639981291", "answered", "6004", 19)]
    [InlineData("all-scenarios", "1795219542.0", "inbound", "+33639981288", "answered", "6002", 20)]
    [InlineData("all-scenarios", "1795219657.13", "internal", null, "answered", "6002 6004", 28)]
    public async Task Transcript_OfARealAsterisk_BecomesItsCalls(string log, string linkedid, string direction, string? number, string status, string talkers, int seconds)
    {
        var call = (await PlayAsync(log))[linkedid];
        Assert.Equal((direction, number, status, talkers), (call.Direction, call.Number, call.Status, string.Join(' ', call.Talkers)));
        Assert.InRange(call.AnsweredAt is { } answered ? (call.EndedAt!.Value - answered).TotalSeconds : 0, seconds - 2, seconds + 2);
    }

    [Fact]
    public async Task Consultation_BeforeAnAttendedTransfer_IsNoCallOfItsOwn() => Assert.DoesNotContain("1795218898.2", (await PlayAsync("lane12")).Keys);

    [Fact]
    public async Task Client_WhoseManagerHangsUp_ConnectsAgainAndGoesOn()
    {
        using var manager = new TcpListener(IPAddress.Loopback, 0);
        manager.Start();
        await using var host = await WebHost.StartAsync(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telephony:Ami:Host"] = "127.0.0.1", ["Telephony:Ami:Port"] = ((IPEndPoint)manager.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture),
            ["Telephony:Ami:User"] = "callassist", ["Telephony:Ami:Secret"] = "s3cret",
        }));
        await SpeakAsync(manager, "Event: Newchannel\r\nChannel: PJSIP/trunk-1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nCallerIDNum: 0639981401\r\nExten: 0199001000\r\n\r\n");
        await SpeakAsync(manager, "Event: Hangup\r\nChannel: PJSIP/trunk-1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nCause: 16\r\n\r\n");
        var log = host.Services.GetRequiredService<ICallLog>();
        await ModuleHost.EventuallyAsync(async () => (await log.ListAsync(new() { Numbers = ["+33639981401"] })).Any(c => c.Status == "missed"), "the call never came about");
    }

    /// <summary>Plays a manager for one connection: greets, checks the sign-in, says its piece and hangs up.</summary>
    private static async Task SpeakAsync(TcpListener manager, string events)
    {
        using var client = await manager.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("Asterisk Call Manager/13.0.0\r\n"));
        Assert.Contains("Username: callassist\nSecret: s3cret", await AmiMessage.ReadAsync(reader, TestContext.Current.CancellationToken));
        await stream.WriteAsync(Encoding.ASCII.GetBytes("Response: Success\r\nMessage: Authentication accepted\r\n\r\nEvent: FullyBooted\r\n\r\n" + events));
        await stream.FlushAsync();
    }

    private static async Task<Dictionary<string, CallFacts>> PlayAsync(string log)
    {
        var book = new MemoryBook();
        var desk = new CallDesk(book, new CallClocks(), Guid.NewGuid);
        var session = new AmiSession(Stream.Null);
        var adapter = new AmiAdapter();
        var at = Scene.Start;
        foreach (var block in (await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Ami", log + ".ami.log"))).Split("### ", StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = block.Split('\n', 2);
            at = DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture);
            if (session.Wanted(parts[1].Trim() + "\n") is not { } wanted)
                continue;
            var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            AmiMessage.AddFields(fields, wanted);
            var report = adapter.Read(new RawRequest(fields, at, RecordedRequests.Paris)).Event!;
            await desk.TakeAsync(report with { Source = "ami", Adapter = "ami" }, at);
        }

        await desk.TickAsync(at.AddMinutes(5));
        return book.Calls.ToDictionary(c => c.Keys.First(k => !k.Consultation).Id, c => c.ToFacts());
    }
}
