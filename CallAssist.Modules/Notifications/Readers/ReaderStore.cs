using System.Globalization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Remind;
using CallAssist.Modules.Notifications.Settings;
using Dapper;

namespace CallAssist.Modules.Notifications.Readers;

/// <summary>What people read. Without a word from anybody: all of it, administrators apart, who look after the house.</summary>
internal sealed class ReaderStore(IDatabase database, IPeople people, IOffice offices, IJobQueue jobs, TimeProvider clock) : IMailReaders
{
    private const string Day = "yyyy-MM-dd";

    public async Task<IReadOnlyList<(Person Person, MailReader Reader)>> ListAsync(CancellationToken ct)
    {
        var rows = (await database.ReadAsync(c => c.QueryAsync<Row>(
            "SELECT person_id, missed, reminder, digest, away_from, away_until FROM notifications_reader"), ct)).ToDictionary(r => r.PersonId);
        return [.. (await people.ListAsync(ct)).Where(p => p.Active).Select(p => (p, rows.TryGetValue(p.Id, out var row) ? row.ToReader() : Usual(p)))];
    }

    /// <summary>People who read this kind of mail today and have an address that can be written to.</summary>
    public async Task<IReadOnlyList<Person>> OfAsync(Func<MailReader, bool> reads, CancellationToken ct)
    {
        var zone = (await offices.GetAsync(ct))?.Zone ?? TimeZoneInfo.Utc;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        return [.. (await ListAsync(ct)).Where(r => reads(r.Reader) && !r.Reader.IsAway(today) && MailAddressRule.Holds(r.Person.Email)).Select(r => r.Person)];
    }

    public async Task SaveAsync(MailReader reader, CancellationToken ct)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(
            database.Dialect.Upsert("notifications_reader", ["person_id"], ["missed", "reminder", "digest", "away_from", "away_until"]),
            new
            {
                person_id = reader.PersonId, missed = reader.Missed, reminder = reader.Reminder, digest = reader.Digest,
                away_from = reader.AwayFrom?.ToString(Day, CultureInfo.InvariantCulture), away_until = reader.AwayUntil?.ToString(Day, CultureInfo.InvariantCulture),
            }), ct);
        // Whoever is back, or wants reminders again, has what came meanwhile looked at.
        await jobs.EnqueueAsync<RemindJob>(reader.PersonId, ct: ct);
    }

    private static MailReader Usual(Person person)
    {
        var reads = person.Role != Roles.Administrator;
        return new() { PersonId = person.Id, Missed = reads, Reminder = true, Digest = reads };
    }

    private sealed class Row
    {
        public Guid PersonId { get; init; }
        public bool Missed { get; init; }
        public bool Reminder { get; init; }
        public bool Digest { get; init; }
        public string? AwayFrom { get; init; }
        public string? AwayUntil { get; init; }

        public MailReader ToReader() => new()
        {
            PersonId = PersonId, Missed = Missed, Reminder = Reminder, Digest = Digest, AwayFrom = Read(AwayFrom), AwayUntil = Read(AwayUntil),
        };

        private static DateOnly? Read(string? day) => day is null ? null : DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture);
    }
}
