using System.Globalization;
using System.Security.Cryptography;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Components;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Users;

/// <summary>The people of the office: who they are, what they may do, when they are recorded. Who is open stands in the address.</summary>
public sealed partial class Users
{
    private IReadOnlyList<Person>? _people;
    private UserForm? _form;
    private IReadOnlyList<string> _problems = [];
    private string? _told;
    private string? _password;
    private ConfirmDialog _confirm = default!;

    /// <summary>The person whose form is open, or <c>new</c>.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    public string? Open { get; set; }

    [Inject] private IPeople People { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private ICurrentPerson Current { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private OfficeTime Time { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        await Visit.EnterAsync();
        _people ??= await People.ListAsync();
        var person = Open == "new" ? new Person() : _people.FirstOrDefault(p => p.Id.ToString() == Open);
        (_form, _problems) = (person is null ? null : UserForm.Of(person), []);
        if (person is not null)
            (_told, _password) = (null, null);
    }

    private async Task SaveAsync()
    {
        var person = _form!.ToPerson();
        var isNew = person.Id == Guid.Empty;
        var password = isNew ? Draw() : null;
        _problems = isNew ? await People.AddAsync(person, password!) : await People.UpdateAsync(person, Time.DayBegins(_form.MovedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (_problems.Count == 0)
            await DoneAsync(isNew ? "user.add" : "user.change", person, isNew ? L["UserAdded", person.DisplayName] : L["UserSaved", person.DisplayName], password);
    }

    private async Task ResetAsync()
    {
        var form = _form!;
        if (!await _confirm.AskAsync(L["ResetPasswordAsk", form.DisplayName], L["ResetPasswordMeans"], L["ResetPassword"]))
            return;
        var password = Draw();
        _problems = await People.ResetPasswordAsync(form.Id, password);
        if (_problems.Count == 0)
            await DoneAsync("user.reset", form.ToPerson(), L["PasswordReset", form.DisplayName], password);
    }

    private async Task DoneAsync(string action, Person person, string told, string? password)
    {
        var id = person.Id != Guid.Empty ? person.Id : (await People.FindByNameAsync(person.UserName))?.Id;
        await Audit.RecordAsync(new() { Action = action, PersonId = (await Current.GetAsync())?.Id, Subject = $"person:{id}" });
        _people = await People.ListAsync();
        (_told, _password) = (told, password);
        Nav.NavigateTo("users");
    }

    private static string Draw() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);
}
