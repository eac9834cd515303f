using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CallAssist.Web.Components;

/// <summary>
/// A transcript as a conversation, with the sound beside it. Anything inside the nearest <c>data-player-scope</c> that carries
/// <c>data-seek</c> (seconds) plays that second.
/// </summary>
public sealed partial class TranscriptPlayer
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _player;
    private IReadOnlyList<Turn> _turns = [];
    private Transcript? _shown;

    /// <summary>What was said.</summary>
    [Parameter, EditorRequired]
    public required Transcript Transcript { get; set; }

    /// <summary>Where the sound is; null where this person may not hear it or there is none.</summary>
    [Parameter]
    public string? AudioUrl { get; set; }

    /// <summary><c>caller</c> or <c>callee</c>: which of the two voices is the customer's.</summary>
    [Parameter]
    public string CustomerSpeaker { get; set; } = "caller";

    /// <summary>Name over the customer's words; null for the general word.</summary>
    [Parameter]
    public string? Customer { get; set; }

    /// <summary>Name over the operator's words; null for the general word.</summary>
    [Parameter]
    public string? Operator { get; set; }

    /// <summary>Words that carry a keyword.</summary>
    [Parameter]
    public IReadOnlyList<SpokenMark> Marks { get; set; } = [];

    /// <summary>Words that a search found.</summary>
    [Parameter]
    public IReadOnlyList<SpokenMark> Found { get; set; } = [];

    /// <summary>Silences, holds and pauses; null where they are not known.</summary>
    [Parameter]
    public CallShape? Shape { get; set; }

    /// <summary>Second to start from; null waits at the beginning.</summary>
    [Parameter]
    public double? Start { get; set; }

    /// <summary>Waveform of the customer's voice: a byte per slice, base64; null draws who spoke when.</summary>
    [Parameter]
    public string? CustomerPeaks { get; set; }

    /// <summary>Waveform of the operator's voice.</summary>
    [Parameter]
    public string? OperatorPeaks { get; set; }

    /// <summary>Told of other words for an utterance; null where nobody may change them.</summary>
    [Parameter]
    public Func<SpokenCorrection, Task>? OnCorrect { get; set; }

    /// <summary>Name of whoever corrected something.</summary>
    [Parameter]
    public Func<Guid, string?> Author { get; set; } = _ => null;

    private double Seconds => Math.Max(Transcript.AudioSeconds, Transcript.Segments.Count > 0 ? Transcript.Segments.Max(s => s.End) : 0);

    /// <inheritdoc/>
    protected override void OnParametersSet() => _turns = Turn.Group(Transcript.Segments);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (AudioUrl is null || ReferenceEquals(_shown, Transcript))
            return;
        _shown = Transcript;
        if (_player is not null)
        {
            await _player.InvokeVoidAsync("refresh");
            return;
        }

        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/transcript-player.js");
        _player = await _module.InvokeAsync<IJSObjectReference>("attach", _root);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await JsModules.ForgetAsync(_player, _module);

    private bool IsCustomer(string speaker) => speaker == CustomerSpeaker;

    private string Name(string speaker) => IsCustomer(speaker) ? Customer ?? L["Customer"] : Operator ?? L["Operator"];
}
