using System.Globalization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Figures;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Readers;
using CallAssist.Modules.Notifications.Settings;

namespace CallAssist.Modules.Notifications.Digest;

/// <summary>Sends the digests that are due, late rather than never and none twice, and comes back for the next one.</summary>
internal sealed class DigestJob(
    IStatistics statistics, IMailRules rules, ReaderStore readers, ServerStore servers, IOffice offices, IDatabase database, MailStore mails, IJobQueue jobs, Ids ids,
    TimeProvider clock) : IBackgroundJob
{
    /// <summary>There is one.</summary>
    public static readonly Guid Only = new("00000000-0000-7000-8000-00000000d193");

    public static string Kind => "digest";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        if (await servers.FindAsync(ct) is not { IsOn: true, OnSince: { } since } server || await offices.GetAsync(ct) is not { } office)
            return;
        var (now, rule) = (clock.GetUtcNow(), await rules.GetAsync(ct));
        var local = TimeZoneInfo.ConvertTime(now, office.Zone).DateTime;
        foreach (var day in DigestRule.Due(rule, local, TimeZoneInfo.ConvertTime(since, office.Zone).DateTime))
            await SendAsync(day, DigestRule.Period(rule, day), server.SiteUrl, office.Company, ct);
        if (DigestRule.Next(rule, local) is { } next)
            await jobs.EnqueueAsync<DigestJob>(Only, new DateTimeOffset(next, office.Zone.GetUtcOffset(next)) - now, ct);
    }

    private async Task SendAsync(DateOnly day, (DateOnly From, DateOnly Until) period, string site, string company, CancellationToken ct)
    {
        var key = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await database.ReadAsync(c => Dapper.SqlMapper.ExecuteScalarAsync<int>(c, "SELECT COUNT(*) FROM notifications_digest WHERE day = @key", new { key }), ct) > 0)
            return;
        var figures = await statistics.OfAsync(period.From, period.Until, ct);
        var chart = HourChart.Draw(figures.Hours);
        var team = await readers.OfAsync(r => r.Digest, ct);
        await database.WriteAsync(async unit =>
        {
            var first = await unit.ExecuteAsync(
                database.Dialect.InsertIfMissing("notifications_digest", ["day"], ["at", "mails"]), new { day = key, at = clock.GetUtcNow(), mails = team.Count });
            if (first == 0)
                return;
            foreach (var person in team)
            {
                var texts = MailTexts.For(person.Language);
                var body = DigestMail.Write(figures, chart, texts, site);
                await mails.PutAsync(unit, OutgoingMail.Of(ids.New(), "digest", $"digest:{key}:{person.Id}", person.Email, body, texts, company, person.DisplayName));
            }
        }, ct);
    }
}
