using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>A request as it came, and what its adapter made of it. The token itself is never stored.</summary>
internal sealed record Receipt(
    AccessToken Token, DateTimeOffset ReceivedAt, string Method, string Rest, string? ContentType, string Query, string Body, AdapterResult Read);

internal sealed class ReceiptStore(IDatabase database, Ids ids, HookMetrics metrics)
{
    /// <summary>Returns once the request is on the disk; what could be understood is then assembled.</summary>
    public async Task StoreAsync(Receipt receipt, CancellationToken ct)
    {
        var outcome = receipt.Read.Event switch { null => "rejected", { Kind: ReportKind.Ignored } => "ignored", _ => "accepted" };
        await database.WriteAsync(unit => InsertAsync(unit, receipt, outcome), ct);
        metrics.Stored(receipt.Token.Source, outcome);
    }

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
                id, TokenId = receipt.Token.Id, receipt.Token.Source, receipt.ReceivedAt, receipt.Method, receipt.Rest, receipt.ContentType, receipt.Query, receipt.Body,
                outcome, receipt.Read.Problem,
            });
        if (receipt.Read.Event is { Kind: not ReportKind.Ignored })
            unit.Raise(new CallReported(ids.New(), receipt.ReceivedAt, id, receipt.Token.Id));
    }

    /// <summary>A stored request's fields, to be read (again) by its adapter.</summary>
    public async Task<(string Source, RawRequest Request)?> FindAsync(Guid id, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
            "SELECT source, received_at, rest, content_type, query, body FROM telephony_receipt WHERE id = @id", new { id }), ct);
        if (row is null)
            return null;
        var (fields, _) = HookFields.Read(row.Query, row.ContentType, row.Body);
        if (!fields.ContainsKey("event") && row.Rest.Length > 0)
            fields["event"] = row.Rest.Split('/')[^1];
        return (row.Source, new(fields, row.ReceivedAt));
    }

    private sealed class Row
    {
        public string Source { get; init; } = "";
        public DateTimeOffset ReceivedAt { get; init; }
        public string Rest { get; init; } = "";
        public string? ContentType { get; init; }
        public string Query { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
