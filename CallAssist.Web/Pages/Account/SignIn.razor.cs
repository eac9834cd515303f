using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Demo;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Account;

/// <summary>Name and password; the cookie is set by a plain form post.</summary>
public sealed partial class SignIn
{
    private string? _problem;
    private bool _demo;

    [SupplyParameterFromForm] private Input Form { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "ReturnUrl")] private string? ReturnUrl { get; set; }

    [Inject] private ISignIn Door { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "demo")] private string? Who { get; set; }

    [Inject] private IOffice Offices { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _demo = await Offices.GetAsync() is { Demo: true };
    }

    private Task EnterDemoAsync() => EnterAsync(Who ?? "", DemoPeople.Password);

    private Task SubmitAsync() => EnterAsync(Form.UserName.Trim(), Form.Password);

    private async Task EnterAsync(string userName, string password)
    {
        switch (await Door.SignInAsync(userName, password))
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
