using System.Buffers.Binary;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Packets;

public sealed class SignallingTests
{
    [Fact]
    public void TryRead_CompactAndFoldedHeaders_AreUnderstood()
    {
        var message = SipMessage.TryRead("INVITE sip:6002@pbx SIP/2.0\r\ni: abc\r\nf: \"Dupont, \\\"Jean\\\" <x>\" <sip:+33612345678;phone-context=fr@pbx:5060;user=phone>;tag=t1\r\nt:\r\n <tel:0199004000>\r\nc: application/sdp; charset=utf-8\r\n\r\nv=0\r\n"u8);
        Assert.NotNull(message);
        Assert.Equal(("abc", "+33612345678", "0199004000", "t1"), (message.CallId, message.From.User, message.To.User, message.From.Tag));
        Assert.Equal(("application/sdp", "v=0\r\n"), (message.ContentType, message.Body));
    }

    [Theory]
    [InlineData("GET /sip HTTP/1.1\r\n\r\n")]
    [InlineData("INVITE")]
    [InlineData("SIP/2.0 9 x\r\n\r\n")]
    [InlineData("")]
    public void TryRead_NoSip_IsNull(string text) => Assert.Null(SipMessage.TryRead(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void From_WithheldCaller_IsTakenFromTheAssertedIdentity()
    {
        var invite = CaptureBytes.Sip("INVITE sip:6002@pbx SIP/2.0", "Call-ID: x\nFrom: <sip:anonymous@anonymous.invalid>;tag=1\nTo: <sip:6002@pbx>\nP-Asserted-Identity: <sip:0612345678@carrier>\nCSeq: 1 INVITE");
        var call = Assert.Single(SipCalls.From([new Signal(1, default, invite)]));
        Assert.Equal("0612345678", call.From);
    }

    [Fact]
    public void From_RegistrationsAndKeepAlives_AreNoCalls()
    {
        var register = CaptureBytes.Sip("REGISTER sip:pbx SIP/2.0", "Call-ID: r\nFrom: <sip:6001@pbx>;tag=1\nTo: <sip:6001@pbx>\nCSeq: 1 REGISTER");
        var ok = CaptureBytes.Sip("SIP/2.0 200 OK", "Call-ID: r\nFrom: <sip:6001@pbx>;tag=1\nTo: <sip:6001@pbx>;tag=2\nCSeq: 1 REGISTER");
        Assert.Empty(SipCalls.From([new Signal(1, default, register), new Signal(2, default, ok)]));
    }

    [Fact]
    public void Read_Description_GivesAddressesCodecsAndKeys()
    {
        var media = SessionDescription.Read("v=0\r\nc=IN IP6 fd00::1\r\nm=audio 4000/2 RTP/SAVP 111 x 8\r\na=rtpmap:111 opus/48000/2\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA|2^20|1:4;inline:BBBB|2:1\r\na=sendonly\r\nm=video 5000 RTP/AVP 99\r\nc=IN IP4 10.0.0.9\r\n");
        Assert.Equal(2, media.Count);
        Assert.Equal(new RtpMap("opus", 48_000, 2), media[0].Maps[111]);
        Assert.Equal([new SdesKey("AES_CM_128_HMAC_SHA1_80", "AAAA", 4), new SdesKey("AES_CM_128_HMAC_SHA1_80", "BBBB", 1)], media[0].Keys);
        Assert.Equal(("fd00::1", "10.0.0.9"), (new Endpoint(media[0].Address!.Value, 1).Host, new Endpoint(media[1].Address!.Value, 1).Host));
        Assert.True(media[0].IsSecure);
    }

    [Theory]
    [InlineData("a=rtpmap:800 PCMA/8000")]
    [InlineData("a=rtpmap:-1 PCMA/8000")]
    [InlineData("a=rtpmap:8 PCMA/0")]
    [InlineData("a=rtpmap:8")]
    public void Read_ImpossiblePayloadType_IsLeftOut(string line) =>
        Assert.Empty(Assert.Single(SessionDescription.Read($"m=audio 4000 RTP/AVP 8\r\n{line}\r\n")).Maps);

    [Fact]
    public void Extract_FragmentedInviteInAnyOrder_IsACall()
    {
        var packets = new FakeCall { CallerAttributes = "a=x:" + new string('y', 900) + "\r\n" }.Packets().ToList();
        var (time, frame) = packets[0];
        var udp = frame.AsSpan(34).ToArray();
        packets[0] = (time, CaptureBytes.Ip(CaptureBytes.Pbx, CaptureBytes.Phone, 17, udp.AsSpan(640), 640 / 8));
        packets.Insert(1, (time + 1, CaptureBytes.Ip(CaptureBytes.Pbx, CaptureBytes.Phone, 17, udp.AsSpan(0, 640), 0x2000)));
        var report = MediaExtractor.Extract(new MemoryStream(CaptureBytes.Pcap(packets)), new MediaOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(("call-1", "6001"), (Assert.Single(report.Calls).CallId, report.Calls[0].From));
        Assert.NotNull(report.Calls[0].InvitedAt);
    }

    [Fact]
    public void Messages_TcpSegmentsOutOfOrderAndSentAgain_GiveWholeMessages()
    {
        var stream = new TcpStreams();
        var first = CaptureBytes.Sip("INVITE sip:6002@pbx SIP/2.0", "Call-ID: one", "v=0\r\n");
        var second = CaptureBytes.Sip("BYE sip:6002@pbx SIP/2.0", "Call-ID: one");
        byte[] all = [.. first, .. "\r\n\r\n"u8, .. second];
        Segment(stream, 1000, all[..30], 1);
        Segment(stream, 1000 + 60, all[60..], 2);
        Segment(stream, 1000 + 30, all[30..60], 3);
        Segment(stream, 1000 + 30, all[30..60], 4);
        Assert.Equal([first, second], stream.Messages().Select(m => m.Bytes));
    }

    private static void Segment(TcpStreams stream, uint sequence, byte[] payload, long time)
    {
        var tcp = new byte[20 + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, 40_000);
        BinaryPrimitives.WriteUInt16BigEndian(tcp.AsSpan(2), 5060);
        BinaryPrimitives.WriteUInt32BigEndian(tcp.AsSpan(4), sequence);
        tcp[12] = 0x50;
        payload.CopyTo(tcp, 20);
        stream.Add(1, 2, tcp, time);
    }
}
