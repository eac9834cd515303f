using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>Who has which intervention open now, in this process: two people on one see each other.</summary>
public interface IInterventionPresence
{
    /// <summary>This person has it open until the seat is disposed; <paramref name="onChange"/> is called on any thread when others come, go or begin to type, and must return at once.</summary>
    IPresenceSeat Enter(Guid interventionId, Person person, Action onChange);
}

/// <summary>One open page.</summary>
public interface IPresenceSeat : IDisposable
{
    /// <summary>Whether this page's person types in it.</summary>
    bool Typing { get; set; }

    /// <summary>Other people's open pages of the same intervention, one per person.</summary>
    IReadOnlyList<SomebodyPresent> Others { get; }
}

/// <summary>Somebody else who has it open.</summary>
public sealed record SomebodyPresent(Guid PersonId, string Name, bool Typing);
