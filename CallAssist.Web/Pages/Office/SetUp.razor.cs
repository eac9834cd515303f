using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Office;

/// <summary>First visit: the office and its first administrator, who is signed in at once.</summary>
public sealed partial class SetUp
{
    private IReadOnlyList<string> _problems = [];

    [SupplyParameterFromForm] private Input Form { get; set; } = default!;

    [Inject] private IOffice Offices { get; set; } = default!;

    [Inject] private ISignIn Door { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    /// <summary>Europe, and France overseas; another zone is a setting of the office's row.</summary>
    private static readonly string[] Zones =
    [
        "Europe/Paris", "Europe/Brussels", "Europe/Luxembourg", "Europe/Zurich", "Europe/London", "Indian/Reunion", "Indian/Mayotte",
        "America/Guadeloupe", "America/Martinique", "America/Cayenne", "America/Miquelon", "Pacific/Noumea", "Pacific/Tahiti",
    ];

    protected override void OnInitialized() => Form ??= new();

    private async Task SubmitAsync()
    {
        var person = new Person { UserName = Form.UserName.Trim(), DisplayName = Form.DisplayName, Language = Form.Language };
        _problems = await Offices.SetUpAsync(new(Form.Company, Form.TimeZone, Form.Language, Demo: false), person, Form.Password);
        if (_problems.Count > 0)
            return;
        await Door.SignInAsync(person.UserName, Form.Password);
        Nav.NavigateTo("/");
    }

    private sealed class Input
    {
        public string Company { get; set; } = "";

        public string TimeZone { get; set; } = "Europe/Paris";

        public string Language { get; set; } = "fr";

        public string DisplayName { get; set; } = "";

        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";
    }
}
