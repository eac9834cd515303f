using System.Diagnostics;
using CallAssist.Agent.Settings;

namespace CallAssist.Agent.Capture;

/// <summary>Wireshark's capture program: where it is, how it is called, what its complaints mean.</summary>
internal static class Dumpcap
{
    /// <summary>The program, or null when it is not installed.</summary>
    public static string? Find(AgentOptions options)
    {
        if (options.Dumpcap.Length > 0)
            return File.Exists(options.Dumpcap) ? options.Dumpcap : null;
        var name = OperatingSystem.IsWindows() ? "dumpcap.exe" : "dumpcap";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Wireshark")).Append("/usr/bin").Append("/usr/sbin");
        return folders.Where(f => f.Length > 0).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>A capture without end, as pcapng on standard output; complaints on standard error.</summary>
    public static ProcessStartInfo Capture(string program, AgentOptions options)
    {
        List<string> args = ["-q", "-B", "16", "-w", "-"];
        foreach (var name in options.Interface.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            args.AddRange(["-i", name]);
        // A filter given last holds for all interfaces only when it stands before them.
        args.InsertRange(0, ["-f", Filter(options)]);
        return new(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
    }

    public static ProcessStartInfo Interfaces(string program) =>
        new(program, ["-D"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    /// <summary>
    /// SIP and RTP of the phone, and nothing of the PC's own surfing: QUIC and DNS are UDP too. Fragments have no ports, and packets of a
    /// voice VLAN carry a tag behind which libpcap must look on purpose (pcap-filter(7)).
    /// </summary>
    internal static string Filter(AgentOptions options)
    {
        var voice = "(udp and not port 443 and not port 53 and not port 5353) or ip6 proto 44 or tcp port 5060 or tcp port 5061";
        var plain = options.Phone.Length == 0 ? $"({voice})" : $"({Host(options.Phone)} and ({voice}))";
        return options.Interface.Split(' ').Contains("any") ? plain : $"{plain} or (vlan and {plain})";
    }

    /// <summary>What a complaint of dumpcap means, as a code of the protocol.</summary>
    internal static string Meaning(string complaint)
    {
        bool Says(string words) => complaint.Contains(words, StringComparison.OrdinalIgnoreCase);
        return Says("permission") || Says("not permitted") || Says("privileges") ? Protocol.AgentV1.AgentProblems.CapturePermission
            : Says("no such device") || Says("there is no device") || Says("no interface") || Says("aren't any interfaces") || Says("doesn't exist")
                ? Protocol.AgentV1.AgentProblems.InterfaceMissing
            : Protocol.AgentV1.AgentProblems.CaptureFailed;
    }

    private static string Host(string phone) => System.Net.IPAddress.TryParse(phone, out _) ? $"host {phone}" : $"ether host {phone.Replace('-', ':')}";
}
