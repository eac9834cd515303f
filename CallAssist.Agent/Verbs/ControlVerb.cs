using System.Net.Sockets;
using System.Text;
using CallAssist.Agent.Control;
using CallAssist.Agent.Settings;

namespace CallAssist.Agent.Verbs;

/// <summary><c>status</c>, <c>record</c>, <c>stop</c>, <c>pause</c>, <c>resume</c>, <c>cancel</c>, <c>release</c>: asks the agent that runs on this PC.</summary>
internal sealed class ControlVerb(AgentOptions options, AgentTexts texts, TextWriter stdout, TextWriter stderr)
{
    /// <summary>0 done, 1 there is nothing to do it to, 2 no agent runs here or it may not be asked.</summary>
    public async Task<int> RunAsync(string verb, CancellationToken ct)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(ControlPath.Of(options)), ct);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(verb + "\n"), ct);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            if (await reader.ReadLineAsync(ct) != "done")
            {
                await stderr.WriteLineAsync(texts["Control.Nothing"]);
                return 1;
            }

            var said = await reader.ReadToEndAsync(ct);
            await stdout.WriteAsync(said.Length > 0 ? said : texts[verb == "status" ? "Control.Quiet" : "Control.Done"] + Environment.NewLine);
            return 0;
        }
        catch (Exception away) when (away is SocketException or IOException)
        {
            await stderr.WriteLineAsync(texts["Control.Away", away.Message]);
            return 2;
        }
    }
}
