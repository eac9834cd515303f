using System.Security.Cryptography;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Users;

/// <summary>The people of the office: who they are, what they may do, when they are recorded.</summary>
public sealed partial class Users
{
    private IReadOnlyList<Person>? _people;
    private UserForm? _form;
    private IReadOnlyList<string> _problems = [];
    private string? _told;
    private string? _password;

    [Inject] private IPeople People { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private ICurrentPerson Current { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _people = await People.ListAsync();

    private void Open(Person? person)
    {
        (_form, _problems, _told, _password) = (UserForm.Of(person ?? new()), [], null, null);
    }

    private async Task SaveAsync()
    {
        var person = _form!.ToPerson();
        var isNew = person.Id == Guid.Empty;
        var password = isNew ? Draw() : null;
        _problems = isNew ? await People.AddAsync(person, password!) : await People.UpdateAsync(person);
        if (_problems.Count > 0)
            return;
        await DoneAsync(isNew ? "user.add" : "user.change", person, isNew ? L["UserAdded", person.DisplayName] : L["UserSaved", person.DisplayName], password);
    }

    private async Task ResetAsync()
    {
        var password = Draw();
        _problems = await People.ResetPasswordAsync(_form!.Id, password);
        if (_problems.Count == 0)
            await DoneAsync("user.reset", _form.ToPerson(), L["PasswordReset", _form.DisplayName], password);
    }

    private async Task DoneAsync(string action, Person person, string told, string? password)
    {
        var id = person.Id != Guid.Empty ? person.Id : (await People.FindByNameAsync(person.UserName))?.Id;
        await Audit.RecordAsync(new() { Action = action, PersonId = (await Current.GetAsync())?.Id, Subject = $"person:{id}" });
        _people = await People.ListAsync();
        (_form, _told, _password) = (null, told, password);
    }

    private static string Draw() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);
}
