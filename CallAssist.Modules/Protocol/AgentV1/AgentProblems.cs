namespace CallAssist.Protocol.AgentV1;

/// <summary>The codes of <see cref="AgentProblem"/>, worst first.</summary>
public static class AgentProblems
{
    /// <summary>Wireshark's capture program is not installed.</summary>
    public const string DumpcapMissing = "dumpcap-missing";

    /// <summary>The agent's user may not capture.</summary>
    public const string CapturePermission = "capture-permission";

    /// <summary>The interface named in the settings is not there, or there is none to capture from.</summary>
    public const string InterfaceMissing = "interface-missing";

    /// <summary>dumpcap ended for another reason; it is started again.</summary>
    public const string CaptureFailed = "capture-failed";

    /// <summary>A call is on, or the agent has listened for minutes, and no SIP came by: port mirroring is off.</summary>
    public const string NoPhoneTraffic = "no-phone-traffic";

    /// <summary>The signalling is encrypted (SIP over TLS): calls cannot be told apart.</summary>
    public const string EncryptedSignalling = "encrypted-signalling";

    /// <summary>The voices are encrypted with keys that the signalling does not carry (DTLS, ZRTP).</summary>
    public const string EncryptedMedia = "encrypted-media";

    /// <summary>Little room left for captures.</summary>
    public const string DiskLow = "disk-low";

    /// <summary>No room: nothing is recorded until some captures have left.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>The server has not told yet whose calls are recorded.</summary>
    public const string NoPolicy = "no-policy";

    /// <summary>All of them, worst first.</summary>
    public static IReadOnlyList<string> All { get; } =
        [DumpcapMissing, CapturePermission, InterfaceMissing, CaptureFailed, DiskFull, NoPolicy, NoPhoneTraffic, EncryptedSignalling, EncryptedMedia, DiskLow];
}
