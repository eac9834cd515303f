using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Agents;

/// <summary>The agents on the PCs: who they are, how they are, how a new one comes. The page follows them by itself.</summary>
public sealed partial class Agents : IDisposable
{
    private readonly Input _form = new();
    private IReadOnlyList<AgentRow>? _agents;
    private IReadOnlyList<DestroyedCapture> _destroyed = [];
    private Invitation? _invited;
    private string _invitedName = "";
    private string? _problem;
    private ConfirmDialog _confirm = default!;
    private IDisposable? _subscription;
    private Burst? _burst;

    [Inject] private IAgents Office { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] internal Visit Visit { get; set; } = default!;

    [Inject] internal OfficeTime Time { get; set; } = default!;

    private Person Viewer { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        Viewer = await Visit.EnterAsync();
        // Followed before it is read: what happens in between is told rather than missed.
        if (RendererInfo.IsInteractive)
        {
            _burst = new Burst(Clock, () => InvokeAsync(RefreshAsync));
            _subscription = Office.Subscribe(_burst.Signal);
        }

        await LoadAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _burst?.Dispose();
    }

    private async Task LoadAsync()
    {
        _agents = await Office.ListAsync();
        _destroyed = await Office.DestroyedAsync();
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task InviteAsync()
    {
        var extensions = _form.Extensions.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        _problem = extensions.All(e => e.Length <= 20 && e.All(char.IsAsciiLetterOrDigit)) ? null : "AgentExtensionsWrong";
        if (_problem is not null)
            return;
        _invitedName = _form.Name.Trim();
        var invited = await Office.InviteAsync(_invitedName, extensions);
        // The certificate's pin goes with the code, so that the PC can tell this server from another.
        _invited = await Office.PinAsync(new(Nav.BaseUri)) is { } pin ? invited with { Code = $"{invited.Code}.{pin}" } : invited;
        await Audit.RecordAsync(new() { Action = "agent.invite", PersonId = Viewer.Id });
        (_form.Name, _form.Extensions) = ("", "");
    }

    private async Task RevokeAsync(AgentRow agent)
    {
        if (!await _confirm.AskAsync(L["TokenRevokeAsk", agent.Name], L["AgentRevokeMeans"], L["TokenRevoke"]))
            return;
        await Office.RevokeAsync(agent.Id);
        await Audit.RecordAsync(new() { Action = "agent.revoke", PersonId = Viewer.Id, Subject = $"agent:{agent.Id}" });
        await RefreshAsync();
    }

    private string ProblemText(AgentProblem problem) =>
        L[AgentProblems.All.Contains(problem.Code) ? $"AgentProblem_{problem.Code}" : "AgentProblem_other"];

    private static string Tone(AgentRow agent) => (agent.Online, agent.Problems.Count) switch { (true, 0) => "ok", (true, _) => "danger", _ => "" };

    private sealed class Input
    {
        public string Name { get; set; } = "";

        public string Extensions { get; set; } = "";
    }
}
