using System.Globalization;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Digest;
using Dapper;

namespace CallAssist.Modules.Notifications.Readers;

/// <summary>The one row of rules.</summary>
internal sealed class RuleStore(IDatabase database, IJobQueue jobs) : IMailRules
{
    private const string Day = "yyyy-MM-dd";

    public async Task<MailRules> GetAsync(CancellationToken ct) => (await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
        "SELECT reminder_minutes, opens, closes, days, french_holidays, closed_days, digest_at, digest_days FROM notifications_rule WHERE id = 1"), ct))?.ToRules() ?? new();

    public async Task<IReadOnlyList<string>> SaveAsync(MailRules rules, CancellationToken ct)
    {
        if (rules.ReminderMinutes is < 1 or > 15)
            return ["ReminderMinutes"];
        if (rules.Opens >= rules.Closes)
            return ["Hours"];
        await database.WriteAsync(unit => unit.ExecuteAsync(
            database.Dialect.Upsert("notifications_rule", ["id"],
                ["reminder_minutes", "opens", "closes", "days", "french_holidays", "closed_days", "digest_at", "digest_days"]),
            new
            {
                id = 1, reminder_minutes = rules.ReminderMinutes, opens = Minute(rules.Opens), closes = Minute(rules.Closes), days = Bits(rules.Days),
                french_holidays = rules.FrenchHolidays, closed_days = string.Join(' ', rules.ClosedDays.Select(d => d.ToString(Day, CultureInfo.InvariantCulture))),
                digest_at = Minute(rules.DigestAt), digest_days = Bits(rules.DigestDays),
            }), ct);
        await jobs.EnqueueAsync<DigestJob>(DigestJob.Only, ct: ct);
        return [];
    }

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static int Bits(IReadOnlySet<DayOfWeek> days) => days.Aggregate(0, (bits, day) => bits | (1 << (int)day));

    private sealed class Row
    {
        public int ReminderMinutes { get; init; }
        public int Opens { get; init; }
        public int Closes { get; init; }
        public int Days { get; init; }
        public bool FrenchHolidays { get; init; }
        public string ClosedDays { get; init; } = "";
        public int DigestAt { get; init; }
        public int DigestDays { get; init; }

        public MailRules ToRules() => new()
        {
            ReminderMinutes = ReminderMinutes, Opens = Time(Opens), Closes = Time(Closes), Days = Set(Days), FrenchHolidays = FrenchHolidays,
            ClosedDays = [.. ClosedDays.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, Day, CultureInfo.InvariantCulture))],
            DigestAt = Time(DigestAt), DigestDays = Set(DigestDays),
        };

        private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);

        private static HashSet<DayOfWeek> Set(int bits) => [.. Enum.GetValues<DayOfWeek>().Where(d => (bits & (1 << (int)d)) != 0)];
    }
}
