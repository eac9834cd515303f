using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Account;

/// <summary>Name and password; the cookie is set by a plain form post.</summary>
public sealed partial class SignIn
{
    private string? _problem;

    [SupplyParameterFromForm] private Input Form { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "ReturnUrl")] private string? ReturnUrl { get; set; }

    [Inject] private ISignIn Door { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    protected override void OnInitialized() => Form ??= new();

    private async Task SubmitAsync()
    {
        switch (await Door.SignInAsync(Form.UserName.Trim(), Form.Password))
        {
            case SignInOutcome.SignedIn:
                Nav.NavigateTo(ReturnUrl is ['/', not ('/' or '\\'), ..] ? ReturnUrl : "/");
                break;
            case SignInOutcome.LockedOut:
                _problem = "SignInLocked";
                break;
            default:
                _problem = "SignInRefused";
                break;
        }
    }

    private sealed class Input
    {
        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";
    }
}
