using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Sources;

/// <summary>Which parameter of VoiceManager means what, per event, with a box to try a request.</summary>
public sealed partial class VoiceManager
{
    private MappingForm? _form;
    private IReadOnlyList<string> _problems = [];
    private string? _told;
    private string _pasted = "";
    private MappingTrial? _trial;

    /// <summary>A stored request to try.</summary>
    [SupplyParameterFromQuery]
    public Guid? Request { get; set; }

    [Inject] private IVoiceManagerMappings Mappings { get; set; } = default!;

    [Inject] private IInbox Inbox { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await Visit.EnterAsync();
        _form = MappingForm.Of(await Mappings.GetAsync());
        var stored = Request is { } id ? await Inbox.FindAsync(id) : (await Inbox.SearchAsync(new() { Source = "voicemanager", Take = 1 })).Items.FirstOrDefault();
        if (stored is not null)
            _pasted = stored.Body.Length > 0 ? stored.Body : $"/hooks/***/{stored.Rest}{stored.Query}";
    }

    private async Task SaveAsync()
    {
        _problems = await Mappings.SaveAsync(_form!.ToMapping());
        _told = _problems.Count == 0 ? L["MappingSaved"].Value : null;
        if (_problems.Count == 0)
            await Audit.RecordAsync(new() { Action = "mapping.save", PersonId = (await Visit.EnterAsync()).Id, Subject = "source:voicemanager" });
    }

    /// <summary>Reads what came today again, with the mapping that was saved.</summary>
    private async Task RerunAsync()
    {
        await SaveAsync();
        if (_problems.Count > 0)
            return;
        var understood = await Inbox.RerunAsync("voicemanager", Clock.GetUtcNow() - TimeSpan.FromDays(1));
        _told = L["MappingReran", understood];
    }

    private async Task TryAsync() => _trial = string.IsNullOrWhiteSpace(_pasted) ? null : await Mappings.TryAsync(_form!.ToMapping(), _pasted);
}
