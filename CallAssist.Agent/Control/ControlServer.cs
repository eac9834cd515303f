using System.Net.Sockets;
using System.Text;
using CallAssist.Agent.Capture;
using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Control;

/// <summary>Obeys <c>record stop pause resume cancel release status</c> of the command line: one line in, lines out, the first one <c>done</c> or <c>nothing</c>.</summary>
internal sealed partial class ControlServer(AgentOptions options, Recorder recorder, AgentTexts texts, ILogger<ControlServer> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var path = ControlPath.Of(options);
        try
        {
            File.Delete(path);
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
            socket.Listen();
            while (true)
                await ServeAsync(await socket.AcceptAsync(stoppingToken), stoppingToken);
        }
        catch (Exception problem) when (problem is SocketException or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            Log.Deaf(logger, problem.Message);
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var answer = Obey(await reader.ReadLineAsync(patience.Token) ?? "");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), patience.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Whoever asked has left.
        }
    }

    private string Obey(string verb)
    {
        if (verb == "status")
            return "done\n" + string.Concat(recorder.Report().OfType<CaptureList>().SelectMany(l => l.Captures).Select(Line));
        CaptureAction? action = verb switch
        {
            "record" => CaptureAction.Start,
            "stop" => CaptureAction.Stop,
            "pause" => CaptureAction.Pause,
            "resume" => CaptureAction.Resume,
            "cancel" => CaptureAction.Cancel,
            "release" => CaptureAction.Release,
            _ => null,
        };
        return action is { } wanted && recorder.Ask(null, wanted) ? "done\n" : "nothing\n";
    }

    private string Line(CaptureNote note) => $"{note.Extension}  {texts[$"Capture.{note.State}"]}  {note.StartedAt.ToLocalTime():HH:mm:ss}  {note.Number}\n";

    private static partial class Log
    {
        [LoggerMessage(11060, LogLevel.Warning, "The command line cannot reach this agent: {Why}")]
        public static partial void Deaf(ILogger logger, string why);
    }
}
