using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CallAssist.Web.Components;

/// <summary>A question with two answers, in a modal dialog.</summary>
public sealed partial class ConfirmDialog : IAsyncDisposable
{
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private string _title = "";
    private string _text = "";
    private string _action = "";

    /// <summary>True when the person said yes.</summary>
    /// <param name="title">The question.</param>
    /// <param name="text">What it means.</param>
    /// <param name="action">The word on the button that does it.</param>
    public async Task<bool> AskAsync(string title, string text, string action)
    {
        (_title, _text, _action) = (title, text, action);
        StateHasChanged();
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/dialog.js");
        // A token lifts the limit of a minute: people think as long as they like.
        return await _module.InvokeAsync<bool>("ask", CancellationToken.None, _dialog);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await JsModules.ForgetAsync(null, _module);
}
