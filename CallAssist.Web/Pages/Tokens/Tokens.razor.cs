using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Components;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Tokens;

/// <summary>Agents and call sources: their tokens are made, rotated and revoked here, and shown once.</summary>
public sealed partial class Tokens
{
    private const string AgentSource = "agent";
    private const string IntranetSource = "intranet";
    private static readonly string[] Sources = ["asterisk", "generic", "voicemanager", "yealink", "snom", "grandstream", AgentSource, IntranetSource];

    private readonly Input _form = new();
    private IReadOnlyList<AccessToken>? _tokens;
    private Made? _made;
    private string? _problem;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private ConfirmDialog _confirm = default!;

    [Inject] private IAccessTokens Access { get; set; } = default!;

    [Inject] private IAgents Agents { get; set; } = default!;

    [Inject] private IOffice Offices { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private ICurrentPerson Current { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _zone = (await Offices.GetAsync())?.Zone ?? _zone;
        _tokens = await Access.ListAsync();
    }

    private async Task CreateAsync()
    {
        var networks = TokenNetworks.Of(_form.Source, _form.Networks);
        _problem = networks is null ? "TokenNetworksWrong" : null;
        if (networks is null)
            return;
        var (kind, rights) = _form.Source switch
        {
            AgentSource => ("agent", TokenRights.UploadRecordings),
            IntranetSource => ("api", TokenRights.ReadOffice | TokenRights.WriteOffice),
            _ => ("webhook", TokenRights.ReportEvents | (_form.ReadCaller ? TokenRights.ReadCaller : TokenRights.None)),
        };
        var (token, secret) = await Access.CreateAsync(new(kind, _form.Name, _form.Source, rights, networks));
        await ShowAsync(token, secret, "token.create");
        _form.Name = "";
    }

    private async Task RotateAsync(AccessToken token)
    {
        if (await Access.RotateAsync(token.Id) is { } secret)
            await ShowAsync(token, secret, "token.rotate");
    }

    private async Task RevokeAsync(AccessToken token)
    {
        if (!await _confirm.AskAsync(L["TokenRevokeAsk", token.Name], L["TokenRevokeMeans"], L["TokenRevoke"]))
            return;
        if (token.Source == AgentSource)
            await Agents.RevokeAsync(token.Id); // its open connection too
        else
            await Access.RevokeAsync(token.Id);
        await ShowAsync(token, null, "token.revoke");
    }

    private async Task ShowAsync(AccessToken token, string? secret, string action)
    {
        await Audit.RecordAsync(new() { Action = action, PersonId = (await Current.GetAsync())?.Id, Subject = $"token:{token.Id}" });
        _tokens = await Access.ListAsync();
        _made = secret is null ? null : new(token.Name, token.Kind, secret, Example(token, secret));
    }

    /// <summary>What to paste at the other end.</summary>
    private string Example(AccessToken token, string secret) => token.Source switch
    {
        AgentSource => $"CALLASSIST_AGENT_TOKEN={secret} callassist-agent send CAPTURE.pcapng --server {Nav.BaseUri}",
        IntranetSource => $"curl {Nav.BaseUri}api/v1/customers -H 'Authorization: Bearer {secret}'",
        "asterisk" => $"same => n,Set(R=${{CURL({Nav.BaseUri}hooks/{secret}/asterisk?event=incoming&uniqueid=${{UNIQUEID}}&linkedid=${{CHANNEL(linkedid)}}&caller=${{CALLERID(num)}}&called=${{EXTEN}})}})",
        "yealink" => $"action_url.incoming_call = {Nav.BaseUri}hooks/{secret}/yealink?event=incoming_call&mac=$mac&call=$call_id&from=$remote&to=$local",
        "snom" => $"action_incoming_url: {Nav.BaseUri}hooks/{secret}/snom?event=incoming&mac=$mac&call=$call-id&from=$remote&to=$local",
        "generic" => $"curl {Nav.BaseUri}hooks/{secret}/generic -d event=newCall -d from=0199000001 -d to=201 -d direction=in -d callId=1",
        _ => $"{Nav.BaseUri}hooks/{secret}/{token.Source}",
    };

    private sealed record Made(string Name, string Kind, string Secret, string Example);

    private sealed class Input
    {
        public string Name { get; set; } = "";

        public string Source { get; set; } = "asterisk";

        public string Networks { get; set; } = "";

        public bool ReadCaller { get; set; } = true;
    }
}
