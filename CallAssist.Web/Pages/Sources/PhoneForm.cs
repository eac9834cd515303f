using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Pages.Sources;

/// <summary>A phone as a form holds it.</summary>
internal sealed class PhoneForm
{
    /// <summary>Makes that can be pushed to.</summary>
    public static IReadOnlyList<PhoneMake> Makes { get; } = [PhoneMake.Yealink, PhoneMake.Snom, PhoneMake.Cisco];

    public Guid Id { get; init; }

    public PhoneMake Make { get; set; }

    public string Extension { get; set; } = "";

    public string Address { get; set; } = "";

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public bool HasPassword { get; init; }

    public string ServerUrl { get; set; } = "";

    public bool Plain { get; set; }

    public bool On { get; set; }

    public static PhoneForm Of(DeskPhone phone) => new()
    {
        Id = phone.Id, Make = phone.Make, Extension = phone.Extension, Address = phone.Address, UserName = phone.UserName, HasPassword = phone.HasPassword,
        ServerUrl = phone.ServerUrl, Plain = phone.Plain, On = phone.On,
    };

    public DeskPhone ToPhone() => new()
    {
        Id = Id, Make = Make, Extension = Extension, Address = Address, UserName = UserName, ServerUrl = ServerUrl, Plain = Plain, On = On,
    };
}
