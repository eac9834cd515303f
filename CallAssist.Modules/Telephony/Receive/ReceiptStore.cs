using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>A request as it came, and what its adapter made of it. The token itself is never stored.</summary>
internal sealed record Receipt(AccessToken Token, string Method, StoredRequest Request, AdapterResult Read);

internal sealed class ReceiptStore(IDatabase database, Ids ids, HookMetrics metrics)
{
    /// <summary>Returns once the request is on the disk; what could be understood is then assembled.</summary>
    public async Task StoreAsync(Receipt receipt, CancellationToken ct)
    {
        var outcome = Outcome(receipt.Read);
        await database.WriteAsync(unit => InsertAsync(unit, receipt, outcome), ct);
        metrics.Stored(receipt.Token.Source, outcome);
    }

    public static string Outcome(AdapterResult read) => read.Event switch { null => "rejected", { Kind: ReportKind.Ignored } => "ignored", _ => "accepted" };

    private async Task InsertAsync(UnitOfWork unit, Receipt receipt, string outcome)
    {
        var id = ids.New();
        await unit.ExecuteAsync(
            """
            INSERT INTO telephony_receipt (id, token_id, source, received_at, method, rest, content_type, query, body, outcome, reason)
            VALUES (@id, @TokenId, @Source, @ReceivedAt, @Method, @Rest, @ContentType, @Query, @Body, @outcome, @Problem)
            """,
            new
            {
                id, TokenId = receipt.Token.Id, receipt.Request.Source, receipt.Request.ReceivedAt, receipt.Method, receipt.Request.Rest, receipt.Request.ContentType,
                receipt.Request.Query, receipt.Request.Body, outcome, receipt.Read.Problem,
            });
        if (receipt.Read.Event is { Kind: not ReportKind.Ignored })
            unit.Raise(new CallReported(ids.New(), receipt.Request.ReceivedAt, id, receipt.Token.Id));
    }

    /// <summary>A stored request, to be read (again) by its adapter.</summary>
    public Task<StoredRequest?> FindAsync(Guid id, CancellationToken ct) => database.ReadAsync(async c =>
        (await c.QueryFirstOrDefaultAsync<Row>("SELECT source, received_at, rest, content_type, query, body FROM telephony_receipt WHERE id = @id", new { id }))?.ToRequest());

    private sealed class Row
    {
        public string Source { get; init; } = "";
        public DateTimeOffset ReceivedAt { get; init; }
        public string Rest { get; init; } = "";
        public string? ContentType { get; init; }
        public string Query { get; init; } = "";
        public string Body { get; init; } = "";

        public StoredRequest ToRequest() => new(Source, ReceivedAt, Rest, ContentType, Query, Body);
    }
}
