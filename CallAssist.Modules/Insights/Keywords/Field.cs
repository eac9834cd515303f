namespace CallAssist.Modules.Insights.Keywords;

/// <summary>What a word tells of what a sentence is about.</summary>
internal enum Field : byte
{
    /// <summary>Nothing: most words.</summary>
    Unknown,

    /// <summary>Goes with anything: times, sizes, and words of the trade that are as much everyday words.</summary>
    Neutral,

    /// <summary>Payroll and its software.</summary>
    Work,

    /// <summary>Somebody asks, or something does not work.</summary>
    Asking,

    /// <summary>Family and home, when they are the speaker's: "mon mari".</summary>
    Kin,

    /// <summary>Leisure, weather, school, jokes: whatever is said there is no subject of the call.</summary>
    Private,

    /// <summary>House, garden, animals, food, sport, arts: another meaning of an everyday word.</summary>
    Other,

    /// <summary>Who works in other fields: as good a visitor of the speaker's as an employee of the caller's.</summary>
    Trades,
}
