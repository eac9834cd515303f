using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Identity.People;

/// <summary>The row behind a person, with what ASP.NET Core Identity keeps: hash, stamp, failures.</summary>
internal sealed class PersonAccount
{
    public Guid Id { get; set; }
    public string UserName { get; set; } = "";
    public string NormalizedName { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string Email { get; set; } = "";
    public string Role { get; set; } = Roles.Operator;
    public string Language { get; set; } = "fr";
    public RecordMode RecordMode { get; set; }
    public int RandomPercent { get; set; } = 20;
    public bool Active { get; set; } = true;
    public string? PasswordHash { get; set; }
    public string SecurityStamp { get; set; } = "";
    public int FailedCount { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public int Version { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public List<string> Extensions { get; set; } = [];
    public List<string> Numbers { get; set; } = [];
    public List<Tenure> Tenures { get; set; } = [];

    /// <summary>When extensions that come or go did so; null: now. Not stored.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    public Person ToPerson() => new()
    {
        Id = Id, UserName = UserName, DisplayName = DisplayName, Email = Email, Role = Role, Language = Language,
        RecordMode = RecordMode, RandomPercent = RandomPercent, Active = Active, Extensions = Extensions, Numbers = Numbers,
        Tenures = Tenures,
    };

    public void Take(Person person)
    {
        (UserName, DisplayName, Email) = (person.UserName.Trim(), person.DisplayName.Trim(), person.Email.Trim());
        (Role, Language, RecordMode, RandomPercent, Active) = (person.Role, person.Language, person.RecordMode, person.RandomPercent, person.Active);
        Extensions = [.. person.Extensions.Select(e => e.Trim()).Where(e => e.Length > 0).Distinct()];
        Numbers = [.. person.Numbers.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct()];
    }
}
