using System.Text;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Ami;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Mapping;
using CallAssist.Modules.Telephony.Receive;

namespace CallAssist.Fuzz;

/// <summary>Requests of switchboard and phones, through parser, adapter and assembler.</summary>
internal static class HookTargets
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly IReadOnlyList<ISourceAdapter> Adapters = SourceAdapters.All(new());

    public static IReadOnlyList<Target> All { get; } =
    [
        new("hook-form", Texts(
            "event=incoming&uniqueid=1795218065.0&linkedid=1795218065.0&caller=06%2012.34/56-78&callername=Alice%20Martin&called=6002&time=1795219065&extra=%26peer%3D201",
            "event=newCall&from=0033612345678&to=201&direction=in&callId=1&user%5B%5D=alice&user=201,202&answeringNumber=201&cause=busy",
            "event=incoming_call&mac=001565aabbcc&call=7&from=sip:0612345678@10.0.0.1;user=phone&to=%22A%20B%22%20%3Csip:201@x%3E&active_user=201",
            "event=decroche&caller=%2B41%20(0)79%20123%2045%2067&callee=0199001000&extension=203&call_id=VM-1&ts=2026-10-25T02:20:00"), bytes => Read("application/x-www-form-urlencoded", bytes)),
        new("hook-json", Texts(
            """{"event":"answer","from":"0612345678","to":"201","direction":"in","callId":"1","user":["alice","201"],"answeringNumber":201,"caller":null,"time":1795219065.25,"extra":"&peer=201&disposition=ANSWERED"}""",
            """{"event":"Hangup","caller":"anonymous","callee":"0199001000","extension":null,"call_id":"1.1","ts":"2026-03-29T03:15:10.100+02:00","reason":"NOANSWER","x":{"y":[1,{"z":true}]}}"""), bytes => Read("application/json", bytes)),
        new("ami", Texts(
            "Asterisk Call Manager/13.0.0\r\nResponse: Success\r\n\r\nEvent: Newchannel\r\nChannel: PJSIP/trunk-0001\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nCallerIDNum: 0612345678\r\nExten: 201\r\n\r\n" +
            "Event: DialBegin\r\nDestChannel: PJSIP/201-0002\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\nEvent: BridgeEnter\r\nChannel: PJSIP/201-0002\r\nUniqueid: 1.2\r\nLinkedid: 1.1\r\n\r\n" +
            "Event: AttendedTransfer\r\nOrigTransfererLinkedid: pbx-2.1\r\nSecondTransfererLinkedid: 1.1\r\nOrigTransfererChannel: Local/1@x-1;2\r\n\r\nEvent: Hangup\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nCause: 17\r\n\r\n"), Manager),
        new("pasted", Texts(
            "POST /hooks/TOKEN/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\r\n{\"event\":\"sonnerie\",\"call_id\":\"1\"}",
            "https://callassist.example/hooks/TOKEN/sonnerie?call_id=7&caller=0639981001"), bytes => Read(PastedRequest.Read(Text(bytes), Noon))),
    ];

    private static void Read(string type, byte[] bytes)
    {
        var text = Text(bytes);
        Read(new("", Noon, "", type, "", SecretMask.Mask(text, "0123456789abcdef")));
        Read(new("", Noon, text.Length > 40 ? text[..40] : text, null, "?" + text, ""));
    }

    private static void Read(StoredRequest request)
    {
        var (fields, _) = RequestReader.Fields(request);
        List<TelephonyEvent> told = [];
        foreach (var adapter in Adapters)
        {
            if (adapter.Read(new(fields, request.ReceivedAt, Paris)).Event is { Kind: not ReportKind.Ignored } report)
                told.Add(report with { Source = adapter.Source });
        }

        Assemble(told);
    }

    private static void Manager(byte[] bytes)
    {
        var session = new AmiSession(Stream.Null);
        var adapter = new AmiAdapter();
        using var reader = new StringReader(Text(bytes));
        List<TelephonyEvent> told = [];
        while (AmiMessage.ReadAsync(reader, default).GetAwaiter().GetResult() is { } message)
        {
            if (session.Wanted(message) is not { } wanted)
                continue;
            var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            AmiMessage.AddFields(fields, wanted);
            if (adapter.Read(new(fields, Noon, Paris)).Event is { Kind: not ReportKind.Ignored } report)
                told.Add(report);
        }

        Assemble(told);
    }

    /// <summary>Whatever they say, it makes calls.</summary>
    private static void Assemble(List<TelephonyEvent> told)
    {
        var desk = new CallDesk(new MemoryBook(), new CallClocks(), Guid.NewGuid);
        foreach (var report in told)
            desk.TakeAsync(report, Noon).GetAwaiter().GetResult();
        desk.TickAsync(Noon.AddHours(5)).GetAwaiter().GetResult();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
