using System.Text;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Ami;

/// <summary>One connection to a manager interface: signs in, then hands on what is of use.</summary>
internal sealed class AmiSession(Stream stream)
{
    /// <summary>Channels by call: the last one that hangs up ends it, whoever that is.</summary>
    private readonly Dictionary<string, HashSet<string>> _channels = [];

    /// <summary>Signs in; false when the manager refuses.</summary>
    public static async Task<bool> SignInAsync(TextReader reader, TextWriter writer, string user, string secret, CancellationToken ct)
    {
        var login = new StringBuilder().Append("Action: Login\r\nUsername: ").Append(OneLine(user)).Append("\r\nSecret: ").Append(OneLine(secret)).Append("\r\nEvents: call,agent\r\n\r\n");
        await writer.WriteAsync(login, ct);
        await writer.FlushAsync(ct);
        while (await AmiMessage.ReadAsync(reader, ct) is { } message)
        {
            if (message.Contains("Response: Success", StringComparison.Ordinal))
                return true;
            if (message.Contains("Response: Error", StringComparison.Ordinal))
                return false;
        }

        throw new IOException("The manager hung up before it answered the sign-in.");
    }

    /// <summary>Runs until the manager hangs up. Returns false when it refused the sign-in.</summary>
    public async Task<bool> RunAsync(string user, string secret, Func<string, CancellationToken, Task> told, CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        if (!await SignInAsync(reader, writer, user, secret, ct))
            return false;
        while (await AmiMessage.ReadAsync(reader, ct) is { } message)
        {
            if (Wanted(message) is { } wanted)
                await told(wanted, ct);
        }

        return true;
    }

    /// <summary>The message if it is of use; the hang-up of a call's last channel says that it is.</summary>
    internal string? Wanted(string message)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AmiMessage.AddFields(fields, message);
        if (!fields.TryGetValue("Event", out var name) || !AmiAdapter.Events.Contains(name))
            return null;
        if (!fields.TryGetValue("Linkedid", out var call) || !fields.TryGetValue("Uniqueid", out var channel))
            return message;
        var channels = _channels.TryGetValue(call, out var known) ? known : _channels[call] = [];
        if (name != "Hangup")
        {
            channels.Add(channel);
            return message;
        }

        channels.Remove(channel);
        if (channels.Count > 0)
            return message;
        _channels.Remove(call);
        return message + AmiAdapter.LastChannel + ": 1\n";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("");
}
