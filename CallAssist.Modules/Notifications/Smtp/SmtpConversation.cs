using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Smtp;

/// <summary>
/// One conversation with a mail server (RFC 5321, 3207, 4954): opened, some mails, closed. The framework's client goes on
/// without a name where the server rejects ours, and says nothing of it; here a refused sign-in is the end.
/// </summary>
internal sealed class SmtpConversation(MailServer server, string? password, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<string> _said = [];
    private readonly TcpClient _tcp = new();
    private SmtpWire? _wire;
    private bool _protected;
    private string? _certificate;

    /// <summary>Connects, protects, signs in. Null: ready for mails; else why not.</summary>
    public Task<SmtpOutcome?> OpenAsync(CancellationToken ct) => GuardAsync(async () =>
    {
        using (var timer = new CancellationTokenSource(SmtpPatience.Connect, clock))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token))
            await _tcp.ConnectAsync(server.Host, server.Port, both.Token);
        _wire = new(_tcp.GetStream(), _said, clock);
        if (server.Security == SmtpSecurity.Tls)
            await ProtectAsync(ct);
        var greeting = await _wire.AskAsync(ReadOnlyMemory<byte>.Empty, SmtpPatience.Command, ct);
        if (greeting.Code != 220)
            return Refusal(SmtpResult.Refused, greeting);
        var offers = await HelloAsync(ct);
        if (!offers.Positive)
            return Refusal(SmtpResult.Refused, offers);
        if (server.Security == SmtpSecurity.StartTls)
        {
            if (offers.Offer("STARTTLS") is null)
                return End(SmtpResult.NoStartTls, null);
            var go = await _wire.AskAsync("STARTTLS", ct);
            // Words slipped in before the protection would be believed after it (CVE-2011-0411).
            if (!go.Positive || _wire.ReadAhead)
                return Refusal(SmtpResult.TlsFailed, go);
            await ProtectAsync(ct);
            offers = await HelloAsync(ct);
        }

        return server.UserName.Length == 0 ? null : await SignInAsync(offers.Offer("AUTH") ?? "", ct);
    }, ct);

    /// <summary>Hands one mail over: a message of RFC 5322, every line, the last one too, ended by CR LF.</summary>
    public async Task<SmtpOutcome> DeliverAsync(string to, byte[] message, CancellationToken ct)
    {
        var sent = false;
        var outcome = await GuardAsync(async () =>
        {
            if (await _wire!.AskAsync($"MAIL FROM:<{server.FromAddress}>", ct) is { Positive: false } sender)
                return Refusal(SmtpResult.SenderRefused, sender);
            if (await _wire.AskAsync($"RCPT TO:<{to}>", ct) is { Positive: false } recipient)
                return await ResetAsync(Refusal(SmtpResult.RecipientRefused, recipient), ct);
            if (await _wire.AskAsync("DATA", ct) is var go && go.Code != 354)
                return await ResetAsync(Refusal(SmtpResult.MessageRefused, go), ct);
            _said.Add($"> ({message.Length} bytes)");
            sent = true;
            byte[] whole = [.. Stuffed(message), .. ".\r\n"u8];
            var end = await _wire.AskAsync(whole, SmtpPatience.Message, ct);
            return end.Positive ? End(SmtpResult.Accepted, end.Text) : Refusal(SmtpResult.MessageRefused, end);
        }, ct);
        return sent && outcome!.Result is SmtpResult.BrokenOff or SmtpResult.TimedOut ? outcome with { Result = SmtpResult.Unconfirmed } : outcome!;
    }

    /// <summary>Says goodbye; a server that does not listen any more is no matter.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_wire is not null && _tcp.Connected)
            await GuardAsync(async () => End(SmtpResult.Accepted, (await _wire.AskAsync("QUIT", default)).Text), default);
        if (_wire is not null)
            await _wire.Stream.DisposeAsync();
        _tcp.Dispose();
    }

    private Task<SmtpReply> HelloAsync(CancellationToken ct)
    {
        var here = ((IPEndPoint)_tcp.Client.LocalEndPoint!).Address;
        here = here.IsIPv4MappedToIPv6 ? here.MapToIPv4() : here;
        return _wire!.AskAsync(here.AddressFamily == AddressFamily.InterNetworkV6 ? $"EHLO [IPv6:{here}]" : $"EHLO [{here}]", ct);
    }

    private async Task ProtectAsync(CancellationToken ct)
    {
        var tls = new SslStream(_wire!.Stream, leaveInnerStreamOpen: false);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = server.Host,
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    _certificate = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
                    return errors == SslPolicyErrors.None || string.Equals(_certificate, server.TrustedCertificate, StringComparison.OrdinalIgnoreCase);
                },
            },
            ct);
        _said.Add($"({tls.SslProtocol})");
        _wire = new(tls, _said, clock);
        _protected = true;
    }

    private async Task<SmtpOutcome?> SignInAsync(string mechanisms, CancellationToken ct)
    {
        var known = mechanisms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => m.ToUpperInvariant()).ToHashSet();
        if (!_protected && !IPAddress.IsLoopback(((IPEndPoint)_tcp.Client.RemoteEndPoint!).Address))
            return End(SmtpResult.SignInUnprotected, null);
        SmtpReply reply;
        if (known.Contains("PLAIN"))
        {
            reply = await _wire!.AskAsync("AUTH PLAIN " + Base64($"\0{server.UserName}\0{password}"), ct, "AUTH PLAIN ***");
        }
        else if (known.Contains("LOGIN"))
        {
            reply = await _wire!.AskAsync("AUTH LOGIN", ct);
            if (reply.Code == 334)
                reply = await _wire.AskAsync(Base64(server.UserName), ct, "***");
            if (reply.Code == 334)
                reply = await _wire.AskAsync(Base64(password ?? ""), ct, "***");
        }
        else
        {
            return End(SmtpResult.NoSignIn, mechanisms);
        }

        return reply.Code == 235 ? null : Refusal(SmtpResult.SignInRefused, reply);
    }

    /// <summary>The server forgets a mail it refused, so that the next one can follow.</summary>
    private async Task<SmtpOutcome> ResetAsync(SmtpOutcome outcome, CancellationToken ct)
    {
        await _wire!.AskAsync("RSET", ct);
        return outcome with { Conversation = [.. _said] };
    }

    private async Task<SmtpOutcome?> GuardAsync(Func<Task<SmtpOutcome?>> talk, CancellationToken ct)
    {
        try
        {
            return await talk();
        }
        catch (SocketException error)
        {
            return End(SmtpResult.Unreachable, error.Message);
        }
        catch (AuthenticationException error)
        {
            return End(_certificate is null ? SmtpResult.TlsFailed : SmtpResult.UntrustedCertificate, error.Message);
        }
        catch (Exception error) when (error is TimeoutException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return End(_wire is null ? SmtpResult.Unreachable : SmtpResult.TimedOut, error.Message);
        }
        catch (IOException error)
        {
            return End(SmtpResult.BrokenOff, error.Message);
        }
    }

    private SmtpOutcome Refusal(SmtpResult result, SmtpReply reply) =>
        End(reply.Code == 0 ? SmtpResult.NotSmtp : reply.Transient ? SmtpResult.Later : result, reply.Text);

    private SmtpOutcome End(SmtpResult result, string? reply) => new(result, [.. _said], reply, _certificate);

    /// <summary>A line that begins with a dot gets another (RFC 5321 §4.5.2).</summary>
    private static byte[] Stuffed(byte[] message) => message.AsSpan().IndexOf("\n."u8) < 0 && !message.AsSpan().StartsWith("."u8)
        ? message
        : Encoding.Latin1.GetBytes(("\n" + Encoding.Latin1.GetString(message)).Replace("\n.", "\n..", StringComparison.Ordinal)[1..]);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
