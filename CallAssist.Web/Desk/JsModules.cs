using Microsoft.JSInterop;

namespace CallAssist.Web.Desk;

internal static class JsModules
{
    /// <summary>Disposes what a script attached, then the script; a tab that is gone took both with it.</summary>
    public static async Task ForgetAsync(IJSObjectReference? attached, IJSObjectReference? module)
    {
        try
        {
            if (attached is not null)
            {
                await attached.InvokeVoidAsync("dispose");
                await attached.DisposeAsync();
            }

            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // Nothing left to dispose.
        }
    }
}
