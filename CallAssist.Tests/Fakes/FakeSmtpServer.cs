using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CallAssist.Tests.Fakes;

/// <summary>
/// A small real SMTP server on loopback: EHLO, STARTTLS, AUTH PLAIN and LOGIN, MAIL, RCPT, DATA, RSET, QUIT. Keeps what it
/// took; <see cref="Answer"/> lets a test say no.
/// </summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    public const string UserName = "desk@example.org";
    public const string Password = "s3cret é";

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _running;

    public FakeSmtpServer(bool startTls = false, string? mechanisms = null, int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        Mechanisms = mechanisms;
        _certificate = startTls ? Certificate() : null;
        _running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>SHA-256 of the certificate, hex.</summary>
    public string Fingerprint => _certificate!.GetCertHashString(HashAlgorithmName.SHA256);

    public string? Mechanisms { get; }

    /// <summary>A reply other than the usual one to a command (or <c>.</c> for the end of a mail); empty: hang up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    public ConcurrentQueue<TakenMail> Mails { get; } = new();

    /// <summary>Commands as they came.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _certificate?.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (Exception gone) when (gone is IOException or AuthenticationException)
                {
                    // The client hung up, in the middle of the TLS handshake or later, or a test wanted it so.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var reader = new StreamReader(stream, Encoding.Latin1);
        async Task SayAsync(string reply)
        {
            if (reply.Length == 0)
                throw new IOException();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), _stop.Token);
        }

        await SayAsync(Answer("connect") ?? "220 fake.example.org ESMTP");
        var (to, signedIn, secure) = ("", "", false);
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Commands.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (Answer(line) is { } answer)
            {
                await SayAsync(answer);
                continue;
            }

            switch (verb)
            {
                case "EHLO":
                    var offers = new List<string> { "fake.example.org" };
                    if (_certificate is not null && !secure)
                        offers.Add("STARTTLS");
                    if (Mechanisms is not null && (_certificate is null || secure))
                        offers.Add("AUTH " + Mechanisms);
                    offers.Add("8BITMIME");
                    await SayAsync(string.Join("\r\n", offers.Select((o, i) => (i == offers.Count - 1 ? "250 " : "250-") + o)));
                    break;
                case "STARTTLS":
                    await SayAsync("220 go");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(_certificate!);
                    (stream, reader, secure) = (tls, new StreamReader(tls, Encoding.Latin1), true);
                    break;
                case "AUTH" when line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal):
                    signedIn = Text(line[11..]).TrimStart('\0').Replace('\0', ' ');
                    await SayAsync(signedIn == $"{UserName} {Password}" ? "235 welcome" : "535 5.7.8 wrong name or password");
                    break;
                case "AUTH":
                    await SayAsync("334 VXNlcm5hbWU6");
                    var name = Text((await reader.ReadLineAsync(_stop.Token))!);
                    await SayAsync("334 UGFzc3dvcmQ6");
                    signedIn = name + " " + Text((await reader.ReadLineAsync(_stop.Token))!);
                    await SayAsync(signedIn == $"{UserName} {Password}" ? "235 welcome" : "535 5.7.8 wrong name or password");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    await SayAsync("250 ok");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } data && data != ".")
                        text.Append(data.StartsWith('.') ? data[1..] : data).Append("\r\n");
                    if (Answer(".") is { Length: > 0 } refusal)
                    {
                        await SayAsync(refusal);
                        break;
                    }

                    Mails.Enqueue(new(to, text.ToString(), signedIn, secure));
                    await SayAsync(Answer(".") ?? "250 2.0.0 taken as 4711");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=fake.example.org", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

/// <summary>A mail as the server took it.</summary>
/// <param name="To">Recipient of the envelope.</param>
/// <param name="Text">Headers and body.</param>
/// <param name="SignedIn">Name and password, or empty.</param>
/// <param name="Secure">Whether it came over TLS.</param>
internal sealed record TakenMail(string To, string Text, string SignedIn, bool Secure)
{
    /// <summary>The value of a header, encoded words decoded.</summary>
    public string Header(string name)
    {
        var head = Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
        var value = head.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
        var words = System.Text.RegularExpressions.Regex.Replace(value, @"\?=\s+=\?", "?==?");
        return System.Text.RegularExpressions.Regex.Replace(words, @"=\?utf-8\?B\?([^?]*)\?=", m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));
    }

    /// <summary>The content of the first part of this type.</summary>
    public string Part(string type) => Encoding.UTF8.GetString(Bytes(type));

    public byte[] Bytes(string type)
    {
        var start = Text.IndexOf($"Content-Type: {type}", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no part {type}.");
        var body = Text.IndexOf("\r\n\r\n", start, StringComparison.Ordinal) + 4;
        return Convert.FromBase64String(Text[body..Text.IndexOf("--", body, StringComparison.Ordinal)].Replace("\r\n", "", StringComparison.Ordinal));
    }
}
