using System.Text.Json;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture;

/// <summary>The server's last word on whose calls are recorded; it counts offline too, and after a restart.</summary>
internal sealed class KeptPolicy(CaptureSpool spool)
{
    /// <summary>How long a finished capture waits.</summary>
    public TimeSpan Grace { get; private set; } = TimeSpan.FromMinutes(10);

    /// <summary>What was last kept; null when there is none that can be read.</summary>
    public CapturePolicy? Read()
    {
        try
        {
            return File.Exists(spool.PolicyFile) && JsonSerializer.Deserialize(File.ReadAllBytes(spool.PolicyFile), AgentJson.Default.CapturePolicy) is { } kept ? Counts(kept) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a new one; throws <see cref="IOException"/> where the disk is full.</summary>
    public CapturePolicy Keep(CapturePolicy policy)
    {
        CaptureSpool.WriteWhole(spool.PolicyFile, JsonSerializer.SerializeToUtf8Bytes(policy, AgentJson.Default.CapturePolicy));
        return Counts(policy);
    }

    private CapturePolicy Counts(CapturePolicy policy)
    {
        Grace = TimeSpan.FromSeconds(policy.GraceSeconds);
        return policy;
    }
}
