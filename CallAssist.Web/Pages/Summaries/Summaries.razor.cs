using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Summaries;

/// <summary>The language model that writes drafts: address, key, budget, and a try that sends an invented call.</summary>
public sealed partial class Summaries
{
    private SummariesForm? _form;
    private IReadOnlyList<string> _problems = [];
    private string? _told;
    private bool _good;
    private bool _trying;
    private int _used;

    [Inject] private IRemoteModel Remote { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private ICurrentPerson Current { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _form = new(await Remote.GetAsync());
        _used = await Remote.UsedTodayAsync();
    }

    private async Task SaveAsync()
    {
        (_told, _problems) = (null, await Remote.SaveAsync(_form!.ToEndpoint(), _form.NewKey));
        if (_problems.Count > 0)
            return;
        await Audit.RecordAsync(new() { Action = "summaries.settings", PersonId = (await Current.GetAsync())?.Id });
        _form = new(await Remote.GetAsync());
        (_good, _told) = (true, L["SummariesSaved"]);
    }

    private async Task TryAsync()
    {
        (_told, _problems, _trying) = (null, [], true);
        try
        {
            var trouble = await Remote.TryAsync(_form!.ToEndpoint(), _form.NewKey);
            (_good, _told) = (trouble is null, L[trouble is null ? "SummariesWorks" : "Trouble_" + trouble]);
        }
        finally
        {
            _trying = false;
        }
    }
}
