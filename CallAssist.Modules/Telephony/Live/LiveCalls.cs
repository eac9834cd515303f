using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Live;

internal sealed class LiveCalls(IDatabase database, LiveHub hub) : ILiveCalls
{
    public IDisposable Subscribe(Action onChange) => hub.Subscribe(onChange);

    public Task<IReadOnlyList<LiveCall>> ListAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<LiveCall>>(async c =>
    {
        var calls = await c.QueryAsync<LiveCall>("SELECT id, direction, number, started_at, answered_at, queued_at FROM telephony_call WHERE ended_at IS NULL ORDER BY started_at, id");
        var legs = (await c.QueryAsync<LegRow>(
            """
            SELECT l.call_id, l.extension, l.rang_at, l.answered_at, l.held_at FROM telephony_leg l
            JOIN telephony_call c ON c.id = l.call_id WHERE c.ended_at IS NULL AND l.ended_at IS NULL
            """)).ToLookup(l => l.CallId);
        return [.. calls.Select(call => call with { Legs = [.. legs[call.Id].Select(l => l.ToLeg(call)).OfType<LiveLeg>()] })];
    }, ct);

    private sealed class LegRow
    {
        public Guid CallId { get; init; }
        public string Extension { get; init; } = "";
        public DateTimeOffset? RangAt { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? HeldAt { get; init; }

        /// <summary>Once somebody talks, the other phones of the group are free, whatever they have told.</summary>
        public LiveLeg? ToLeg(LiveCall call) => this switch
        {
            { HeldAt: { } held } => new(Extension, "held", held),
            { AnsweredAt: { } answered } => new(Extension, "talking", answered),
            { RangAt: { } rang } when call.AnsweredAt is null || rang > call.AnsweredAt => new(Extension, "ringing", rang),
            _ => null,
        };
    }
}
