using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Pages.Users;

/// <summary>A person as a form holds him: lists as comma-separated text.</summary>
public sealed class UserForm
{
    public Guid Id { get; init; }

    public string UserName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Email { get; set; } = "";

    public string Role { get; set; } = "";

    public string Language { get; set; } = "";

    public RecordMode RecordMode { get; set; }

    public int RandomPercent { get; set; }

    public string Extensions { get; set; } = "";

    public string Numbers { get; set; } = "";

    public bool Active { get; set; }

    /// <summary>Extensions that come or go did so on this day; null: now.</summary>
    public DateOnly? MovedOn { get; set; }

    /// <summary>Extensions that were his or are, and when.</summary>
    public IReadOnlyList<Tenure> Tenures { get; init; } = [];

    public static UserForm Of(Person person) => new()
    {
        Id = person.Id, UserName = person.UserName, DisplayName = person.DisplayName, Email = person.Email, Role = person.Role, Language = person.Language,
        RecordMode = person.RecordMode, RandomPercent = person.RandomPercent, Active = person.Active, Tenures = person.Tenures,
        Extensions = string.Join(", ", person.Extensions), Numbers = string.Join(", ", person.Numbers),
    };

    public Person ToPerson() => new()
    {
        Id = Id, UserName = UserName.Trim(), DisplayName = DisplayName.Trim(), Email = Email.Trim(), Role = Role, Language = Language,
        RecordMode = RecordMode, RandomPercent = RandomPercent, Active = Active, Extensions = Split(Extensions, ' ', ',', ';'), Numbers = Split(Numbers, ',', ';'),
    };

    private static string[] Split(string text, params char[] between) => text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
