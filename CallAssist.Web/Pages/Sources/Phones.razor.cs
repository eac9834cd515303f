using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Sources;

/// <summary>Desk phones that are sent who is calling: which, and whether they take it. Which one is open stands in the address.</summary>
public sealed partial class Phones
{
    private IReadOnlyList<DeskPhone>? _phones;
    private PhoneForm? _form;
    private IReadOnlyList<string> _problems = [];
    private PushOutcome? _told;
    private string? _ask;
    private bool _trying;

    /// <summary>The phone whose form is open, or <c>new</c>.</summary>
    [SupplyParameterFromQuery(Name = "phone")]
    public string? Open { get; set; }

    [Inject] private IPhones Desk { get; set; } = default!;

    [Inject] private IAuditLog Audit { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await Visit.EnterAsync();
        _phones = await Desk.ListAsync();
        // The next phone is mostly like the last one.
        var phone = Open == "new" ? (_phones.LastOrDefault() ?? new() { ServerUrl = Nav.BaseUri }) with { Id = Guid.Empty, Extension = "", Address = "", HasPassword = false }
            : _phones.FirstOrDefault(p => p.Id.ToString() == Open);
        (_form, _problems) = (phone is null ? null : PhoneForm.Of(phone), []);
        _ask = phone is { Make: not PhoneMake.Yealink } && phone.Id != Guid.Empty ? await Desk.AskAddressAsync(phone.Id) : null;
    }

    private async Task SaveAsync()
    {
        _problems = await Desk.SaveAsync(_form!.ToPhone(), _form.Password.Length == 0 ? null : _form.Password);
        if (_problems.Count > 0)
            return;
        await RecordAsync("phone.save", _form.Extension);
        Nav.NavigateTo("sources/phones");
    }

    private async Task RemoveAsync()
    {
        await Desk.RemoveAsync(_form!.Id);
        await RecordAsync("phone.remove", _form.Extension);
        Nav.NavigateTo("sources/phones");
    }

    private async Task TryAsync(DeskPhone phone)
    {
        _trying = true;
        try
        {
            _told = await Desk.TryAsync(phone.Id);
            _phones = await Desk.ListAsync();
        }
        finally
        {
            _trying = false;
        }
    }

    private async Task RecordAsync(string action, string extension) =>
        await Audit.RecordAsync(new() { Action = action, PersonId = (await Visit.EnterAsync()).Id, Subject = "phone:" + extension });
}
