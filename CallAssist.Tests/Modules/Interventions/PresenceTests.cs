using CallAssist.Modules.Interventions.Tell;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Interventions;

public sealed class PresenceTests
{
    [Fact]
    public void Seats_OfOneIntervention_SeeOtherPeopleOnceAndWhetherTheyType()
    {
        var presence = new InterventionPresence();
        var (id, told) = (Guid.CreateVersion7(), 0);
        using var alice = presence.Enter(id, Alice, () => told++);
        using var stranger = presence.Enter(Guid.CreateVersion7(), Chief, () => told += 100);
        var first = presence.Enter(id, Bruno, () => { });
        var second = presence.Enter(id, Bruno, () => { });
        second.Typing = true;
        Assert.Equal((Bruno.Id, "Bruno Petit", true), alice.Others.Select(o => (o.PersonId, o.Name, o.Typing)).Single());
        Assert.Equal((Alice.Id, false), second.Others.Select(o => (o.PersonId, o.Typing)).Single());
        first.Dispose();
        second.Dispose();
        Assert.Empty(alice.Others);
        Assert.Equal(5, told);
    }
}
