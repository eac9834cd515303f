using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>What was asked for within the last minute and refused; the desk says so.</summary>
internal sealed class Refusals(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private const int Most = 20;

    private readonly List<CaptureRefusal> _refused = [];

    public IReadOnlyList<CaptureRefusal> Recent => [.. _refused.Where(r => clock.GetUtcNow() - r.At < Memory)];

    public void Add(string? extension, CaptureAction action)
    {
        if (extension is null)
            return;
        _refused.RemoveAll(r => clock.GetUtcNow() - r.At >= Memory || r.Extension == extension && r.Action == action);
        if (_refused.Count < Most)
            _refused.Add(new(extension, action, clock.GetUtcNow()));
    }
}
