using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CallAssist.Web.Components;

/// <summary>
/// The one form for a draft, a correction and what is written by hand. What is typed stays in this browser until it is saved or given up; what
/// somebody else or the pipeline wrote stands beside it, to be taken field by field.
/// </summary>
public sealed partial class InterventionForm
{
    private InterventionEdit _edit = new();
    private ElementReference _subject;
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keep;
    private InterventionBody? _given;
    private DateTimeOffset? _restored;
    private bool _missing;

    /// <summary>What to start from.</summary>
    [Parameter, EditorRequired]
    public required InterventionBody Body { get; set; }

    /// <summary>Under what to keep the text in this browser: person and intervention or call.</summary>
    [Parameter, EditorRequired]
    public required string KeepAs { get; set; }

    /// <summary>Version of <see cref="Body"/>; 0 for a new one.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>The other text about the same call, or null.</summary>
    [Parameter]
    public InterventionBody? Beside { get; set; }

    /// <summary>What somebody else saved meanwhile, or null.</summary>
    [Parameter]
    public Intervention? Conflict { get; set; }

    /// <summary>True where the customer comes from a call and is known.</summary>
    [Parameter]
    public bool CustomerLocked { get; set; }

    /// <summary>Calls it may be about; none where the call is given.</summary>
    [Parameter]
    public IReadOnlyList<CallChoice> Calls { get; set; } = [];

    /// <summary>Told of the call chosen.</summary>
    [Parameter]
    public EventCallback<CallChoice?> OnCall { get; set; }

    /// <summary>Text of the saving button.</summary>
    [Parameter, EditorRequired]
    public required string SaveText { get; set; }

    /// <summary>True while a save is on its way.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Asked to save this text; true when it stands.</summary>
    [Parameter, EditorRequired]
    public required Func<InterventionBody, Task<bool>> OnSave { get; set; }

    /// <summary>Told once it stands and is forgotten here.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>Asked to close without saving.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Told when the person decided over a conflict; the argument is the version to go on from.</summary>
    [Parameter]
    public EventCallback<int> OnResolved { get; set; }

    /// <summary>Told when text typed on an older version came back; the argument is that version.</summary>
    [Parameter]
    public EventCallback<int> OnOutdated { get; set; }

    [Inject]
    internal IJSRuntime Js { get; set; } = null!;

    [Inject]
    internal ICustomerDirectory Customers { get; set; } = null!;

    [Inject]
    internal OfficeTime Time { get; set; } = null!;

    private InterventionBody? Theirs => Conflict?.Body ?? Beside;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await JsModules.ForgetAsync(_keep, _module);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // A refresh from elsewhere must not take away what is being typed.
        if (_given is not null)
            return;
        _given = Body;
        _edit = InterventionEdit.From(Body);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        if (_edit.Customer.Label.Length > 0)
            await _subject.FocusAsync(preventScroll: true);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/form-keep.js");
        _keep = await _module.InvokeAsync<IJSObjectReference>("attach", _root, KeepAs, Version);
        if (await _keep.InvokeAsync<KeptText?>("kept") is not { } kept)
            return;
        _edit.Restore(kept.Fields);
        if (_edit.Call is not null)
            await ChooseCallAsync(_edit.Call);
        _restored = DateTimeOffset.FromUnixTimeMilliseconds(kept.At);
        if (kept.Version != Version)
            await OnOutdated.InvokeAsync(kept.Version);
        StateHasChanged();
    }

    /// <summary>The call tells the customer and the time spent where nothing is typed yet.</summary>
    private async Task ChooseCallAsync(Guid? id)
    {
        var choice = Calls.FirstOrDefault(c => c.Call.Id == id);
        _edit.Call = choice?.Call.Id;
        if (choice is not null && _edit.Customer.Label.Length == 0)
            _edit.Customer = CustomerChoice.Of(await Customers.LookupAsync(choice.Call.Number));
        if (choice is { Call: { AnsweredAt: { } answered, EndedAt: { } ended } })
            _edit.Minutes ??= Math.Max(1, (int)Math.Round((ended - answered).TotalMinutes));
        await OnCall.InvokeAsync(choice);
    }

    private async Task SaveAsync()
    {
        _missing = string.IsNullOrWhiteSpace(_edit.Subject);
        if (_missing || Busy || !await OnSave(_edit.ToBody()))
            return;
        await ForgetAsync();
        await OnSaved.InvokeAsync();
    }

    private async Task CancelAsync()
    {
        await ForgetAsync();
        await OnCancel.InvokeAsync();
    }

    private async Task ForgetAsync()
    {
        if (_keep is not null)
            await _keep.InvokeVoidAsync("forget");
    }

    private void StartOver()
    {
        _restored = null;
        _edit = InterventionEdit.From(Body);
    }

    private async Task TakeTheirs()
    {
        _edit = InterventionEdit.From(Conflict!.Body);
        await OnResolved.InvokeAsync(Conflict.Version);
    }

    private Task KeepMine() => OnResolved.InvokeAsync(Conflict!.Version);

    private sealed record KeptText(long At, int Version, Dictionary<string, string> Fields);
}
