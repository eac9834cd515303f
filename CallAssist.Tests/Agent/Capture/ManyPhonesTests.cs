using System.Diagnostics;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Engines.Packets;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>What an agent meets beside its one phone: a switch port that mirrors many, people who are never recorded, a disk that is full.</summary>
public sealed class ManyPhonesTests
{
    private const string Call = "Calls/dialogue1-dsn.pcapng";
    private const long Second = 1_000_000_000;

    [Fact]
    public void MirroredPort_WithThirtyPhonesTalkingAtOnce_MakesAFileOfEachServedOneWithItsOwnVoicesOnly()
    {
        using var bench = new CaptureBench();
        // Phones 0 to 27 belong to people, one of them is never recorded; 28 and 29 are nobody's.
        bench.Recorder.Hear(new CapturePolicy([.. Enumerable.Range(0, 28).Select(i => new ExtensionPolicy($"{6100 + i}", i == 7 ? CaptureMode.Never : CaptureMode.Always, 20))], 600));

        Play(bench, Enumerable.Range(0, 30).SelectMany(Talk));

        var files = bench.Files("held").Select(bench.Read).ToDictionary(f => int.Parse(f.Facts.Extension, null) - 6100);
        Assert.Equal(Enumerable.Range(0, 28).Where(i => i != 7), files.Keys.Order());
        foreach (var (own, file) in files)
        {
            Assert.Equal($"call-{own}", file.Facts.SipCallId);
            for (var other = 0; other < 30; other++)
                Assert.Equal(own == other, file.Bytes.AsSpan().IndexOf(Voice(other)) >= 0);
        }
    }

    [Theory]
    [InlineData("6001", 0)]
    [InlineData("6003", 1)]
    [InlineData("+33 1 99 00 60 01", 1)]
    public void Call_WithSomebodyAtItsOtherEndWhoIsNeverRecorded_IsCapturedNeither(string excluded, int files)
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always, excluded: excluded);

        bench.Play(Call);
        Assert.Equal(files, bench.Files("held").Length);

        // It holds offline too, and after a restart.
        bench.Restart();
        bench.Play("Calls/dialogue2-bulletin.pcapng");
        Assert.Equal(2 * files, bench.Files("held").Length);
    }

    [Fact]
    public void Disk_WithLittleRoom_IsSaidAndRecordsOn()
    {
        using var bench = new CaptureBench { FreeBytes = 1L << 30 };
        bench.Policy(CaptureMode.Always);

        bench.Play(Call, seconds => { if (seconds is > 10 and < 10.1) bench.Recorder.Tick(); });

        Assert.Contains(bench.Problems.Problems, p => p is { Code: AgentProblems.DiskLow, Detail: "1024 MiB" });
        Assert.Equal(CaptureEnds.HangUp, bench.Only().Facts.End);
    }

    [Fact]
    public void Disk_ReallyFull_KeepsWhatCameUntilThenAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.Mount();
        using var bench = new CaptureBench(new AgentOptions { Spool = Path.Combine(disk.Folder, "spool") });
        bench.Policy(CaptureMode.Always);

        // 1.7 MB of packets onto a disk of 1 MB, which the system's own word about free room does not tell.
        bench.Play(Call);

        Assert.Contains(bench.Problems.Problems, p => p.Code == AgentProblems.DiskFull);
        bench.Restart();
        var kept = bench.Read(Assert.Single(bench.Files("held")));
        Assert.True(CaptureBench.Extract(kept.Bytes).Parties.Max(p => p.DurationMs) > 10_000);
        File.Delete(bench.Files("held")[0]);
        bench.Recorder.Tick();
        bench.Play("Captures/dev-sip-tcp.b.pcapng.gz", until: 20);
        bench.Recorder.Stop();
        Assert.Single(bench.Files("held"));
    }

    private static void Play(CaptureBench bench, IEnumerable<(long TimeNs, byte[] Frame)> packets)
    {
        foreach (var (time, frame) in packets.OrderBy(p => p.TimeNs))
        {
            bench.Clock.Now = DateTimeOffset.UnixEpoch.AddTicks(time / 100);
            bench.Recorder.Take(new Frame(1, time, frame.Length, frame));
        }
    }

    /// <summary>An INVITE to this phone, two seconds of its caller's voice, and the end.</summary>
    private static IEnumerable<(long, byte[])> Talk(int phone)
    {
        var (address, begins) = ($"10.0.1.{phone + 10}", FakeCall.Start + phone * 7_000_000L);
        var head = $"Via: SIP/2.0/UDP {CaptureBytes.Pbx}\nCall-ID: call-{phone}\nFrom: <sip:0639981{phone:000}@pbx>;tag=a";
        var sdp = "\nContent-Type: application/sdp";
        byte[] Told(bool toPhone, byte[] message) => toPhone ? CaptureBytes.Udp(CaptureBytes.Pbx, 5060, address, 5060, message) : CaptureBytes.Udp(address, 5060, CaptureBytes.Pbx, 5060, message);
        yield return (begins, Told(true, CaptureBytes.Sip($"INVITE sip:{6100 + phone}@{address} SIP/2.0", $"{head}\nTo: <sip:{6100 + phone}@pbx>\nCSeq: 1 INVITE{sdp}", CaptureBytes.Sdp(CaptureBytes.Pbx, 20_000 + 2 * phone))));
        yield return (begins + Second / 2, Told(false, CaptureBytes.Sip("SIP/2.0 200 OK", $"{head}\nTo: <sip:{6100 + phone}@pbx>;tag=b\nCSeq: 1 INVITE{sdp}", CaptureBytes.Sdp(address, 5000))));
        for (var i = 0; i < 100; i++)
            yield return (begins + Second + i * 20_000_000L, CaptureBytes.Udp(CaptureBytes.Pbx, 20_000 + 2 * phone, address, 5000, CaptureBytes.Rtp(i, (uint)(i * 160), (uint)phone, 8, Voice(phone))));
        yield return (begins + 4 * Second, Told(true, CaptureBytes.Sip($"BYE sip:{6100 + phone}@{address} SIP/2.0", $"{head}\nTo: <sip:{6100 + phone}@pbx>;tag=b\nCSeq: 2 BYE")));
    }

    private static byte[] Voice(int phone)
    {
        var voice = new byte[160];
        new Random(phone).NextBytes(voice);
        return voice;
    }

    /// <summary>A disk of one megabyte, where the system lets one be made.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("callassist-disk-").FullName;

        public static SmallDisk Mount()
        {
            var disk = new SmallDisk();
            var mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Folder);
            if (!mounted)
                Directory.Delete(disk.Folder);
            Assert.SkipUnless(mounted, "Needs the right to mount a disk of one megabyte.");
            return disk;
        }

        public void Dispose()
        {
            Run("umount", Folder);
            if (Directory.Exists(Folder))
                Directory.Delete(Folder);
        }

        private static bool Run(string program, params string[] args)
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
