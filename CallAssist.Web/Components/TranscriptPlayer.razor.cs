using System.Globalization;
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
    private string? _customerWave;
    private string? _operatorWave;

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

    /// <summary>Waveform of the customer's voice: a byte per slice, base64; null draws who spoke when.</summary>
    [Parameter]
    public string? CustomerPeaks { get; set; }

    /// <summary>Waveform of the operator's voice.</summary>
    [Parameter]
    public string? OperatorPeaks { get; set; }

    private double Seconds => Math.Max(Transcript.AudioSeconds, Transcript.Segments.Count > 0 ? Transcript.Segments.Max(s => s.End) : 0);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _turns = Turn.Group(Transcript.Segments);
        _customerWave = WaveformPath.Of(CustomerPeaks, middle: 11.5, half: 10);
        _operatorWave = WaveformPath.Of(OperatorPeaks, middle: 32.5, half: 10);
    }

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

    private string Side(string speaker) => IsCustomer(speaker) ? "customer" : "operator";

    private string Name(string speaker) => IsCustomer(speaker) ? Customer ?? L["Customer"] : Operator ?? L["Operator"];

    private string X(double seconds) => Invariant(Seconds > 0 ? seconds / Seconds * 1000 : 0);

    private string Width(TranscriptSegment segment) =>
        Invariant(Seconds > 0 ? Math.Max(3, (segment.End - segment.Start) / Seconds * 1000) : 0);

    private IReadOnlyList<MarkedText> Pieces(TranscriptSegment segment) => MarkedText.Split(
        segment.Text, Marks.Where(m => m.Start < segment.End && m.End > segment.Start).Select(m => m.Words));

    private static string Invariant(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Clock(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");
}
