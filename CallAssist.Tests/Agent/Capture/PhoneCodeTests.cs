using CallAssist.Agent.Capture.Packets;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Engines.Packets;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>*44, *45, *48 and *49 typed on the phone. In these calls 6001 at the switchboard's address calls 6002 on the phone.</summary>
public sealed class PhoneCodeTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly CaptureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Code_TypedOnThePhone_PausesAndGoesOn()
    {
        _bench.Policy(CaptureMode.Always);
        Play([.. Call(), .. Typed(2, "*48"), .. Typed(4, "*49")]);

        var pause = Assert.Single(_bench.Only().Facts.Pauses);
        Assert.Equal(2, (pause.To - pause.From).TotalSeconds, 0.2);
    }

    [Fact]
    public void Code_TypedByTheCaller_DoesNothing()
    {
        _bench.Policy(CaptureMode.Always);
        Play([.. Call(), .. Typed(2, "*48", byPhone: false)]);

        Assert.Empty(_bench.Only().Facts.Pauses);
    }

    [Fact]
    public void Code_ToRecord_StartsInModeOnDemandAndIsRefusedInModeNever()
    {
        _bench.Policy(CaptureMode.OnDemand);
        Play([.. Call(), .. Typed(2, "*44")]);
        Assert.Single(_bench.Files("held"));

        using var forbidden = new CaptureBench();
        forbidden.Policy(CaptureMode.Never);
        Play([.. Call(), .. Typed(2, "*44")], forbidden);
        Assert.Empty(forbidden.Files("held"));
        Assert.Equal(("6002", CaptureAction.Start), Said(forbidden));
    }

    [Fact]
    public void Code_DialledWithoutACall_IsRefusedAndSaidForAMinute()
    {
        _bench.Policy(CaptureMode.Always);
        Play([Dial("*48", 0, "6002"), Dial("*48", 0, "6009")]);

        Assert.Equal(("6002", CaptureAction.Pause), Said(_bench));
        _bench.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Empty(_bench.Refused);
    }

    [Fact]
    public void Code_HeardFromPhoneAndServer_IsDoneOnce()
    {
        _bench.Policy(CaptureMode.OnDemand);
        var first = Guid.Empty;
        Play([.. Call(), Dial("*44", 2), Dial("*45", 3.5)], at: seconds =>
        {
            // The switchboard tells of the same code a moment later.
            if (seconds is > 2.5 and < 2.6 && first == Guid.Empty)
                _bench.Recorder.Hear(new CaptureCommand(first = Assert.Single(_bench.Notes).Id, CaptureAction.Start));
            if (seconds is > 3.8 and < 3.9 && _bench.Notes.FirstOrDefault(n => n.State == CaptureState.Idle) is { } idle)
                _bench.Recorder.Hear(new CaptureCommand(idle.Id, CaptureAction.Stop));
        });

        Assert.Equal(CaptureEnds.Stopped, _bench.Only().Facts.End);
        Assert.Empty(_bench.Refused);
    }

    [Fact]
    public void Code_SentAsInfo_StopsAndIsInNoFileWhilePaused()
    {
        _bench.Policy(CaptureMode.Always);
        var info = "*48*49*45".Select((key, i) => (FakeCall.Start + (8 + i) * Second / 4, Info(key)));
        Play([.. Call(), .. info]);

        var (facts, bytes) = _bench.Only();
        Assert.Equal(CaptureEnds.Stopped, facts.End);
        Assert.Single(facts.Pauses);
        Assert.True(bytes.AsSpan().IndexOf("Signal=8"u8) >= 0);
        Assert.True(bytes.AsSpan().IndexOf("Signal=9"u8) < 0);
    }

    [Fact]
    public void Code_DialledDuringTheCall_PausesIt()
    {
        _bench.Policy(CaptureMode.Always);
        Play([.. Call(), Dial("*48", 3)]);

        Assert.Single(_bench.Only().Facts.Pauses);
    }

    private static IEnumerable<(long, byte[])> Call() => new FakeCall { Frames = 250, CallerAttributes = "a=rtpmap:101 telephone-event/8000\n" }.Packets();

    /// <summary>RFC 4733: each key three packets with one time stamp, the last one with the end bit.</summary>
    private static IEnumerable<(long, byte[])> Typed(double seconds, string code, bool byPhone = true)
    {
        var time = FakeCall.Start + (long)(seconds * Second);
        for (var i = 0; i < code.Length; i++)
        {
            for (var part = 0; part < 3; part++)
            {
                byte[] payload = [(byte)"0123456789*#".IndexOf(code[i]), (byte)(part == 2 ? 0x8A : 0x0A), 0, (byte)(part * 100)];
                var rtp = CaptureBytes.Rtp(i * 3 + part, (uint)(time / 1000 + i * 800), 9, 101, payload);
                yield return (time + i * 10_000_000 + part * 1_000_000, byPhone
                    ? CaptureBytes.Udp(CaptureBytes.Phone, 5000, CaptureBytes.Pbx, 4000, rtp)
                    : CaptureBytes.Udp(CaptureBytes.Pbx, 4000, CaptureBytes.Phone, 5000, rtp));
            }
        }
    }

    private static (long, byte[]) Dial(string code, double seconds, string extension = "6002") => (
        FakeCall.Start + (long)(seconds * Second),
        CaptureBytes.Udp(CaptureBytes.Phone, 5060, CaptureBytes.Pbx, 5060, CaptureBytes.Sip(
            $"INVITE sip:{code}@pbx SIP/2.0", $"Via: SIP/2.0/UDP x\nCall-ID: code-{code}-{extension}\nFrom: <sip:{extension}@pbx>;tag=q\nTo: <sip:{code}@pbx>\nCSeq: 1 INVITE")));

    private static (string, CaptureAction) Said(CaptureBench bench)
    {
        var refusal = Assert.Single(bench.Refused);
        return (refusal.Extension, refusal.Action);
    }

    private static byte[] Info(char key) => CaptureBytes.Udp(CaptureBytes.Phone, 5060, CaptureBytes.Pbx, 5060, CaptureBytes.Sip(
        "INFO sip:6001@pbx SIP/2.0", "Via: SIP/2.0/UDP x\nCall-ID: call-1\nFrom: <sip:6002@pbx>;tag=b\nTo: <sip:6001@pbx>;tag=a\nCSeq: 7 INFO\nContent-Type: application/dtmf-relay", $"Signal={key}\nDuration=100"));

    private void Play(IEnumerable<(long TimeNs, byte[] Frame)> packets, CaptureBench? on = null, Action<double>? at = null)
    {
        var bench = on ?? _bench;
        foreach (var (time, frame) in packets.OrderBy(p => p.TimeNs))
        {
            bench.Clock.Now = DateTimeOffset.UnixEpoch.AddTicks(time / 100);
            at?.Invoke((time - FakeCall.Start) / (double)Second);
            bench.Recorder.Take(new Frame(1, time, frame.Length, frame));
        }
    }
}
