using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Modules.Interventions.Tell;

/// <summary>The open pages by intervention; gone with their circuits.</summary>
internal sealed class InterventionPresence : IInterventionPresence
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<Seat>> _seats = [];

    public IPresenceSeat Enter(Guid interventionId, Person person, Action onChange)
    {
        var seat = new Seat(this, interventionId, person, onChange);
        lock (_gate)
        {
            if (!_seats.TryGetValue(interventionId, out var seats))
                _seats[interventionId] = seats = [];
            seats.Add(seat);
        }

        TellOthers(seat);
        return seat;
    }

    private void Leave(Seat seat)
    {
        lock (_gate)
        {
            if (!_seats.TryGetValue(seat.Intervention, out var seats) || !seats.Remove(seat))
                return;
            if (seats.Count == 0)
                _seats.Remove(seat.Intervention);
        }

        TellOthers(seat);
    }

    private Seat[] OthersOf(Seat seat)
    {
        lock (_gate)
            return [.. _seats.GetValueOrDefault(seat.Intervention, []).Where(s => s.Person.Id != seat.Person.Id)];
    }

    private void TellOthers(Seat seat)
    {
        foreach (var other in OthersOf(seat))
            other.OnChange();
    }

    private sealed class Seat(InterventionPresence presence, Guid intervention, Person person, Action onChange) : IPresenceSeat
    {
        private volatile bool _typing;

        public Guid Intervention => intervention;

        public Person Person => person;

        public Action OnChange => onChange;

        public bool Typing
        {
            get => _typing;
            set
            {
                if (_typing == value)
                    return;
                _typing = value;
                presence.TellOthers(this);
            }
        }

        public IReadOnlyList<SomebodyPresent> Others =>
            [.. presence.OthersOf(this).GroupBy(s => s.Person.Id).Select(g => new SomebodyPresent(g.Key, g.First().Person.DisplayName, g.Any(s => s.Typing)))];

        public void Dispose() => presence.Leave(this);
    }
}
