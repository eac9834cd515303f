using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Who calls whom, by the reports that say so; a switchboard's word counts before a phone's.</summary>
/// <param name="Direction"><c>inbound outbound internal</c>.</param>
/// <param name="Number">The outside party in E.164.</param>
/// <param name="Dialled">The number of ours that an inbound caller dialled, in E.164; null where no source told it.</param>
/// <param name="PlacedBy">Who dialled an outbound or internal call.</param>
/// <param name="Told">Some report named the parties.</param>
internal sealed record CallParties(string Direction, string? Number, string? Dialled, string? PlacedBy, bool Told)
{
    public static CallParties Of(IReadOnlyList<TelephonyEvent> ordered)
    {
        var naming = ordered.Where(r => !r.Consultation && r.Kind is not (ReportKind.Transferred or ReportKind.PhoneTaken) && (r.Caller ?? r.Called) is not null)
            .OrderBy(r => r.ByPhone).ThenBy(r => r.Kind != ReportKind.New).ToList();
        if (naming.Count == 0)
            return new("inbound", null, null, null, false);
        var direction = naming.Select(r => r.Direction).FirstOrDefault(d => d is not null) ?? Guess(naming[0]);
        var number = direction switch
        {
            "inbound" => First(naming, r => PhoneNumber.ToE164(r.Caller)),
            "outbound" => First(naming, r => PhoneNumber.ToE164(r.Called)),
            _ => null,
        };
        var placedBy = direction == "inbound" ? null
            : First(naming, r => PhoneNumber.ToExtension(r.Caller)) ?? First(naming, r => r.Kind == ReportKind.New ? r.Extension : null);
        return new(direction, number, direction == "inbound" ? First(naming, r => PhoneNumber.ToE164(r.Called)) : null, placedBy, true);
    }

    private static string Guess(TelephonyEvent report) =>
        PhoneNumber.ToExtension(report.Caller) is null ? "inbound" : PhoneNumber.ToE164(report.Called) is not null ? "outbound" : "internal";

    private static string? First(List<TelephonyEvent> reports, Func<TelephonyEvent, string?> value) => reports.Select(value).FirstOrDefault(v => v is not null);
}
