using System.Globalization;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Library;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Desk;

/// <summary>An office with two operators (lea at 6002, tom at 6003), one supervisor, and what a test adds.</summary>
public sealed class DeskOffice : IAsyncLifetime
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public WebHost Host { get; private set; } = null!;

    private IDatabase Database => Host.Services.GetRequiredService<IDatabase>();

    public async ValueTask InitializeAsync()
    {
        Host = await WebHost.StartAsync();
        foreach (var (name, display, extension) in new[] { ("lea", "Léa Petit", "6002"), ("tom", "Tom Girard", "6003") })
        {
            Assert.Empty(await Host.WithAsync<IPeople, IReadOnlyList<string>>(people =>
                people.AddAsync(new() { UserName = name, DisplayName = display, Extensions = [extension] }, WebHost.Password)));
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Task<Person> PersonAsync(string name) => Host.WithAsync<IPeople, Person>(async people => (await people.FindByNameAsync(name))!);

    public Task<Guid> AddCustomerAsync(CompanyFile company) =>
        Host.WithAsync<ICustomerEditor, Guid>(async editor => ((CompanyOutcome.Saved)await editor.SaveAsync(null, company)).CompanyId);

    /// <summary>A call of two minutes at an extension, or one that nobody answered.</summary>
    public async Task<Guid> AddCallAsync(string? number, string extension = "6002", string status = "answered", string direction = "inbound", DateTimeOffset? at = null)
    {
        var start = at ?? Morning;
        var answered = status == "answered";
        var call = new CallSnapshot
        {
            Id = Guid.CreateVersion7(start), Direction = direction, Number = number, Status = status, Extension = answered ? extension : null,
            Legs = [new(extension) { RangAt = start, AnsweredAt = answered ? start.AddSeconds(8) : null, EndedAt = start.AddSeconds(128) }],
            StartedAt = start, AnsweredAt = answered ? start.AddSeconds(8) : null, EndedAt = start.AddSeconds(128),
        };
        var store = Host.Services.GetRequiredService<CallStore>();
        await Database.WriteAsync(unit => store.SaveAsync(unit, call));
        return call.Id;
    }

    /// <summary>A recording as it stands after its steps.</summary>
    public async Task<Guid> AddRecordingAsync(
        string from, string to = "6002", string state = "drafted", Guid? call = null, DateTimeOffset? at = null, string? failure = null, string? waiting = null)
    {
        var start = at ?? Morning;
        var row = new RecordingRow
        {
            Id = Guid.CreateVersion7(start), FileName = "appel.pcapng", Bytes = 1000, ReceivedAt = start, CallId = call, Extension = to, FromNumber = from, ToNumber = to,
            StartedAt = start, DurationMs = state is "received" or "failed" ? null : 65_400, State = state, FailedStep = failure is null ? null : "Extract",
            FailureCode = failure, WaitingCode = waiting, ChangedAt = start,
        };
        await Database.WriteAsync(unit => unit.ExecuteAsync(
            """
            INSERT INTO recordings_recording (id, position, token_id, file_name, sha256, bytes, wrapped_key, received_at, extension, call_id, from_number, to_number,
              customer_side, started_at, duration_ms, state, failed_step, failure_code, waiting_code, attempts, changed_at)
            VALUES (@Id, 0, @Token, @FileName, @Sha, @Bytes, '', @ReceivedAt, @Extension, @CallId, @FromNumber, @ToNumber,
              @CustomerSide, @StartedAt, @DurationMs, @State, @FailedStep, @FailureCode, @WaitingCode, 0, @ChangedAt)
            """,
            new
            {
                row.Id, Token = Guid.Empty, row.FileName, Sha = row.Id.ToString("N") + row.Id.ToString("N"), row.Bytes, row.ReceivedAt, row.Extension, row.CallId, row.FromNumber,
                row.ToNumber, row.CustomerSide, row.StartedAt, row.DurationMs, row.State, row.FailedStep, row.FailureCode, row.WaitingCode, row.ChangedAt,
            }));
        return row.Id;
    }

    /// <summary>An intervention that this person wrote.</summary>
    public async Task<Intervention> WriteAsync(string person, Guid company, string subject, Guid? call = null, string summary = "") =>
        await Host.WithAsync<IInterventions, Intervention>(async interventions => ((SaveOutcome.Saved)await interventions.WriteAsync(
            await PersonAsync(person), new InterventionBody { CompanyId = company, Customer = "Client", Subject = subject, Summary = summary }, call)).Intervention);
}
