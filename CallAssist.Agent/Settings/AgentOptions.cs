namespace CallAssist.Agent.Settings;

/// <summary>The agent's settings: <c>agent.json</c>, then <c>CALLASSIST_AGENT_*</c>, then the command line; the last one wins.</summary>
internal sealed class AgentOptions
{
    /// <summary>The server's address as people type it into a browser.</summary>
    public string Server { get; set; } = "";

    /// <summary>The agent's token, from the server's page of tokens.</summary>
    public string Token { get; set; } = "";

    /// <summary>The pin of the server's certificate (<see cref="Protocol.AgentV1.CertificatePin"/>), written by <c>enrol</c>; empty: only what the system trusts.</summary>
    public string Pin { get; set; } = "";

    /// <summary>The folder whose captures are sent; only <c>run</c> needs it.</summary>
    public string Spool { get; set; } = "";

    /// <summary>The extension whose phone is captured, where there is one; 20 characters at most.</summary>
    public string Extension { get; set; } = "";

    /// <summary>Whether the agent captures by itself; false: it only sends what others put into the spool.</summary>
    public bool Capture { get; set; } = true;

    /// <summary>The network interface to capture from, as <c>dumpcap -D</c> names it; several separated by blanks; empty: the first one that is no loopback.</summary>
    public string Interface { get; set; } = "";

    /// <summary>The phone's IP or MAC address; empty: found by itself from SIP.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Wireshark's capture program; empty: found in PATH and in Wireshark's usual folder.</summary>
    public string Dumpcap { get; set; } = "";

    /// <summary>Lets token and voices travel unencrypted to another machine: for trials in a closed network.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary><c>fr</c> or <c>en</c>; empty: English where <c>LANG</c> begins so, else French.</summary>
    public string Language { get; set; } = "";

    /// <summary>How long <c>doctor</c> listens for the phone.</summary>
    public TimeSpan Listen { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a file must have kept its size before it counts as written.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the spool is looked at.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most that captures may take of the line towards the server, in bytes per second; 0: all of it.</summary>
    public long UploadRate { get; set; }

    /// <summary>The wait after a first failure; it doubles from try to try, with jitter.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary><see cref="Server"/> with a slash at its end, so that paths append to it. Valid settings only.</summary>
    public Uri ServerAddress => new(Server.TrimEnd('/') + "/");
}
