using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Components;

/// <summary>The one form for a draft, a correction and what is written by hand. It keeps what is typed until it is saved.</summary>
public sealed partial class InterventionForm
{
    private InterventionEdit _edit = new();
    private ElementReference _subject;
    private InterventionBody? _given;
    private bool _missing;

    /// <summary>What to start from.</summary>
    [Parameter, EditorRequired]
    public required InterventionBody Body { get; set; }

    /// <summary>What somebody else saved meanwhile, or null.</summary>
    [Parameter]
    public Intervention? Conflict { get; set; }

    /// <summary>True where the customer comes from a call and is known.</summary>
    [Parameter]
    public bool CustomerLocked { get; set; }

    /// <summary>Text of the saving button.</summary>
    [Parameter, EditorRequired]
    public required string SaveText { get; set; }

    /// <summary>True while a save is on its way.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Asked to save this text.</summary>
    [Parameter]
    public EventCallback<InterventionBody> OnSave { get; set; }

    /// <summary>Asked to close without saving.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Told when the person decided over a conflict; the argument is the version to go on from.</summary>
    [Parameter]
    public EventCallback<int> OnResolved { get; set; }

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
        if (firstRender && _edit.Customer.Label.Length > 0)
            await _subject.FocusAsync(preventScroll: true);
    }

    private async Task SaveAsync()
    {
        _missing = string.IsNullOrWhiteSpace(_edit.Subject);
        if (!_missing && !Busy)
            await OnSave.InvokeAsync(_edit.ToBody());
    }

    private async Task TakeTheirs()
    {
        _edit = InterventionEdit.From(Conflict!.Body);
        await OnResolved.InvokeAsync(Conflict.Version);
    }

    private Task KeepMine() => OnResolved.InvokeAsync(Conflict!.Version);
}
