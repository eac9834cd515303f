using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Health;

/// <summary>What is wrong at this moment: each part of the agent puts up its own problems and takes them down again.</summary>
internal sealed class ProblemBoard(Signal changed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _details = [];

    /// <summary>Worst first.</summary>
    public IReadOnlyList<AgentProblem> Problems
    {
        get
        {
            lock (_gate)
                return [.. AgentProblems.All.Where(_details.ContainsKey).Select(code => new AgentProblem(code, _details[code]))];
        }
    }

    public bool Has(string code)
    {
        lock (_gate)
            return _details.ContainsKey(code);
    }

    public void Raise(string code, string detail = "")
    {
        lock (_gate)
        {
            if (_details.TryGetValue(code, out var former) && former == detail)
                return;
            _details[code] = detail;
        }

        changed.Set();
    }

    public void Clear(params ReadOnlySpan<string> codes)
    {
        var any = false;
        lock (_gate)
        {
            foreach (var code in codes)
                any |= _details.Remove(code);
        }

        if (any)
            changed.Set();
    }

    /// <summary>Raises the problem while the condition holds, and takes it down otherwise.</summary>
    public void Set(string code, bool holds, string detail = "")
    {
        if (holds)
            Raise(code, detail);
        else
            Clear(code);
    }
}
