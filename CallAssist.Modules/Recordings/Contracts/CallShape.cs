namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>A piece of a recording's time line, seconds from its start.</summary>
public readonly record struct Stretch(double Start, double End)
{
    /// <summary>Seconds.</summary>
    public double Length => End - Start;
}

/// <summary>Something a player marks on the time line: <c>silence</c>, <c>hold</c> (one side was not heard) or <c>pause</c> (recording was paused).</summary>
public sealed record CallMark(string Kind, Stretch At);

/// <summary>Who talked when, and what else the time line shows.</summary>
/// <param name="Caller">Stretches in which the caller talked, in order.</param>
/// <param name="Callee">Stretches in which the callee talked.</param>
/// <param name="Marks">In order.</param>
public sealed record CallShape(IReadOnlyList<Stretch> Caller, IReadOnlyList<Stretch> Callee, IReadOnlyList<CallMark> Marks)
{
    /// <summary>Waveform of the caller: one byte per slice, base64.</summary>
    public string? CallerPeaks { get; init; }

    /// <summary>Waveform of the callee.</summary>
    public string? CalleePeaks { get; init; }

    /// <summary>Shorter times without a word are part of any conversation, seconds.</summary>
    private const double LongestBreak = 3;

    /// <summary>The shape with its silences marked: nobody talks for more than three seconds, and nothing else explains it.</summary>
    /// <param name="caller">When the caller talked.</param>
    /// <param name="callee">When the callee talked.</param>
    /// <param name="known">Holds and pauses.</param>
    /// <param name="seconds">Length of the recording.</param>
    public static CallShape Of(IReadOnlyList<Stretch> caller, IReadOnlyList<Stretch> callee, IReadOnlyList<CallMark> known, double seconds)
    {
        var marks = new List<CallMark>(known);
        var at = 0.0;
        foreach (var busy in caller.Concat(callee).Concat(known.Select(k => k.At)).Append(new(seconds, seconds)).OrderBy(s => s.Start))
        {
            if (busy.Start - at > LongestBreak)
                marks.Add(new("silence", new(at, busy.Start)));
            at = Math.Max(at, busy.End);
        }

        return new(caller, callee, [.. marks.OrderBy(m => m.At.Start)]);
    }

    /// <summary>The figures of the conversation.</summary>
    /// <param name="customerSide"><c>caller</c> or <c>callee</c>.</param>
    public TalkFigures Figures(string customerSide)
    {
        var (customer, staff) = customerSide == "callee" ? (Callee, Caller) : (Caller, Callee);
        var (his, ours) = (customer.Sum(s => s.Length), staff.Sum(s => s.Length));
        return new(
            his + ours > 0 ? his / (his + ours) : 0,
            Longest(customer), Longest(staff),
            Marks.Where(m => m.Kind == "silence").Sum(m => m.At.Length),
            Interruptions(customer, staff), Interruptions(staff, customer));
    }

    /// <summary>The longest time one side held the floor; its own breaths of up to two seconds are part of it.</summary>
    private static double Longest(IReadOnlyList<Stretch> side)
    {
        const double breath = 2;
        var (longest, start, end) = (0.0, 0.0, double.MinValue);
        foreach (var stretch in side)
        {
            if (stretch.Start - end > breath)
                start = stretch.Start;
            end = stretch.End;
            longest = Math.Max(longest, end - start);
        }

        return longest;
    }

    /// <summary>How often one side began while the other had talked for a second already, and went on for half a second.</summary>
    private static int Interruptions(IReadOnlyList<Stretch> who, IReadOnlyList<Stretch> whom) =>
        who.Count(mine => whom.Any(other => other.Start + 1 <= mine.Start && Math.Min(other.End, mine.End) - mine.Start >= 0.5));
}

/// <summary>What a conversation was like, in figures.</summary>
/// <param name="CustomerShare">Share of the talk that was the customer's, 0 to 1.</param>
/// <param name="CustomerLongest">The customer's longest monologue, seconds.</param>
/// <param name="OperatorLongest">The operator's, seconds.</param>
/// <param name="Silence">Silences of more than three seconds together, seconds.</param>
/// <param name="ByCustomer">How often the customer interrupted.</param>
/// <param name="ByOperator">How often the operator did.</param>
public sealed record TalkFigures(double CustomerShare, double CustomerLongest, double OperatorLongest, double Silence, int ByCustomer, int ByOperator);
