using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;

namespace CallAssist.Web.Pages.Board;

/// <summary>What the board shows to one person. An operator sees that colleagues talk; with whom, only a supervisor.</summary>
public sealed record BoardView(IReadOnlyList<Seat> Seats, IReadOnlyList<LiveCall> Waiting, int Missed, Func<LiveCall, string> Name)
{
    /// <summary>Puts it together.</summary>
    public static BoardView Of(
        Person viewer, IReadOnlyList<Person> people, IReadOnlyList<LiveCall> live, IReadOnlyDictionary<string, CallerName> names, int missed, string hidden, string colleague)
    {
        string NameOf(LiveCall call) => call switch
        {
            { Number: { } number } => names.TryGetValue(number, out var known) ? known.Contact ?? known.Company : PhoneText.Spaced(number),
            { Direction: "internal" } => colleague,
            _ => hidden,
        };
        var legs = live.SelectMany(c => c.Legs.Select(l => (Call: c, Leg: l))).ToLookup(l => l.Leg.Extension);
        var seats = people.Where(p => p is { Active: true, Extensions.Count: > 0 }).Select(person =>
        {
            var busy = person.Extensions.SelectMany(e => legs[e]).OrderBy(l => l.Leg.State switch { "talking" => 0, "ringing" => 1, _ => 2 }).FirstOrDefault();
            var told = viewer.SeesEveryone || person.Id == viewer.Id;
            return busy.Leg is null ? new Seat(person, "free", null, null) : new Seat(person, busy.Leg.State, told ? NameOf(busy.Call) : null, busy.Leg.Since);
        });
        return new([.. seats], [.. live.Where(c => c is { AnsweredAt: null, Direction: "inbound" } && (c.QueuedAt is not null || c.Legs.Count == 0))], missed, NameOf);
    }
}

/// <summary>One person: <c>free ringing talking held</c>, with whom, since when.</summary>
public sealed record Seat(Person Person, string State, string? With, DateTimeOffset? Since);
