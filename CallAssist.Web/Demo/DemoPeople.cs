using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Demo;

/// <summary>Who works in the demo office. Their password is no secret: the sign-in page offers them.</summary>
internal static class DemoPeople
{
    public const string Password = "bureau de demo";

    /// <summary>The extension whose calls are recorded: the demo captures were taken at a phone of this number.</summary>
    public const string RecordedExtension = "6002";

    public static Person Administrator { get; } = new() { UserName = "ada", DisplayName = "Ada Morel", Role = Roles.Administrator, Extensions = ["6009"] };

    public static IReadOnlyList<Person> Team { get; } =
    [
        new() { UserName = "lea", DisplayName = "Léa Petit", Extensions = [RecordedExtension] },
        new() { UserName = "marc", DisplayName = "Marc Leroy", Role = Roles.Supervisor, Extensions = ["6003"] },
        new() { UserName = "hugo", DisplayName = "Hugo Garnier", Extensions = ["6004"], RecordMode = RecordMode.OnDemand },
        new() { UserName = "ines", DisplayName = "Inès Fabre", Extensions = ["6005"] },
        new() { UserName = "paul", DisplayName = "Paul Chevalier", Extensions = ["6006"], RecordMode = RecordMode.Random },
    ];

    /// <summary>One of each role, for the sign-in page.</summary>
    public static IReadOnlyList<Person> AtTheDoor { get; } = [Team[0], Team[1], Administrator];
}
