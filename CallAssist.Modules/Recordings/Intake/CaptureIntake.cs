using System.Security.Cryptography;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Vault;
using CallAssist.Protocol.AgentV1;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Intake;

/// <summary>What came of an upload.</summary>
internal abstract record IntakeResult
{
    /// <summary>Safely on the disk; <paramref name="New"/> is false when the same agent sent the same bytes before.</summary>
    public sealed record Stored(Guid Id, string State, bool New) : IntakeResult;

    /// <summary>Neither pcap nor pcapng.</summary>
    public sealed record NotACapture : IntakeResult;

    /// <summary>Larger than allowed.</summary>
    public sealed record TooLarge : IntakeResult;

    /// <summary>The bytes are not those the agent announced.</summary>
    public sealed record Damaged(string Actual) : IntakeResult;
}

/// <summary>Receives a capture: sealed as it streams in, flushed to the disk, then its row and its event in one transaction.</summary>
internal sealed class CaptureIntake(IDatabase database, RecordingVault vault, Ids ids, TimeProvider clock, IOptions<RecordingsOptions> options)
{
    public async Task<IntakeResult> ReceiveAsync(Guid tokenId, UploadHead head, Stream body, CancellationToken ct)
    {
        if (head.Sha256 is { } announced && await FindAsync(tokenId, announced, ct) is { } known)
        {
            // Read to its end all the same: a sender still writing would see a broken connection instead of the answer.
            await body.CopyToAsync(Stream.Null, ct);
            return known;
        }

        var id = ids.New();
        var kept = false;
        try
        {
            var (key, wrapped) = vault.NewKey();
            var received = await SealAsync(id, key, body, ct);
            if (received.Problem is { } problem)
            {
                if (problem is IntakeResult.NotACapture)
                    await RefuseAsync(tokenId, head.FileName, AgentErrorCodes.NotACapture, ct);
                return problem;
            }

            if (head.Sha256 is { } expected && !expected.Equals(received.Sha256, StringComparison.OrdinalIgnoreCase))
                return new IntakeResult.Damaged(received.Sha256);
            if (await FindAsync(tokenId, received.Sha256, ct) is { } former)
                return former;
            try
            {
                // Not to be cut short: the row could stand while its file goes.
                kept = await StoreAsync(id, tokenId, head, wrapped, received, CancellationToken.None);
            }
            catch (Exception)
            {
                kept = await MayStandAsync(id);
                throw;
            }

            return kept ? new IntakeResult.Stored(id, "received", New: true) : (await FindAsync(tokenId, received.Sha256, ct))!;
        }
        finally
        {
            if (!kept)
                vault.Delete(id);
        }
    }

    public async Task<IReadOnlyList<CaptureStatus>> ListAsync(Guid tokenId, CancellationToken ct)
    {
        const string sql =
            """
            SELECT id, file_name AS name, received_at, state, failure_code AS reason FROM recordings_recording WHERE token_id = @tokenId AND capture_of IS NULL
            UNION ALL SELECT id, file_name, refused_at, 'refused', reason FROM recordings_refused WHERE token_id = @tokenId
            """;
        var rows = await database.ReadAsync(c => c.QueryAsync<UploadRow>(sql, new { tokenId }), ct);
        return [.. rows.OrderByDescending(r => r.ReceivedAt).Take(500).Select(r => new CaptureStatus(r.Id, r.Name, r.ReceivedAt, r.State, r.Reason))];
    }

    private async Task<Received> SealAsync(Guid id, byte[] key, Stream body, CancellationToken ct)
    {
        await using var file = vault.Create(id, SealedKind.Capture, key);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var first = true;
        long bytes = 0;
        for (int read; (read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0 || first;)
        {
            var chunk = buffer.AsMemory(0, read);
            if (first && !CaptureSignature.Matches(chunk.Span))
                return new("", 0, new IntakeResult.NotACapture());
            first = false;
            bytes += read;
            if (bytes > options.Value.MaxCaptureBytes)
                return new("", bytes, new IntakeResult.TooLarge());
            hash.AppendData(chunk.Span);
            file.Write(chunk.Span);
        }

        file.Complete();
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes, null);
    }

    private Task<bool> StoreAsync(Guid id, Guid tokenId, UploadHead head, string wrapped, Received received, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var now = clock.GetUtcNow();
        var insert = database.Dialect.InsertIfMissing("recordings_recording", ["token_id", "sha256", "position"],
            ["id", "file_name", "bytes", "wrapped_key", "received_at", "extension", "customer_side", "state", "attempts", "changed_at"]);
        var inserted = await unit.ExecuteAsync(insert, new
        {
            token_id = tokenId, sha256 = received.Sha256, position = 0, id, file_name = head.FileName, bytes = received.Bytes, wrapped_key = wrapped, received_at = now,
            extension = head.Extension, customer_side = "caller", state = "received", attempts = 0, changed_at = now,
        });
        if (inserted == 1)
            unit.Raise(new RecordingReceived(ids.New(), now, id));
        return inserted == 1;
    }, ct);

    private async Task<IntakeResult.Stored?> FindAsync(Guid tokenId, string sha256, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<UploadRow>(
            "SELECT id, state FROM recordings_recording WHERE token_id = @tokenId AND sha256 = @sha256 AND position = 0", new { tokenId, sha256 = sha256.ToLowerInvariant() }), ct);
        // What was erased is not taken in again.
        row ??= await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<UploadRow>(
            "SELECT id, 'erased' AS state FROM recordings_erased WHERE token_id = @tokenId AND sha256 = @sha256 AND position = 0", new { tokenId, sha256 = sha256.ToLowerInvariant() }), ct);
        return row is null ? null : new(row.Id, row.State, New: false);
    }

    /// <summary>Whether the row stands after a commit that failed; yes when nobody can tell: a file too many does less harm than a recording without its file.</summary>
    private async Task<bool> MayStandAsync(Guid id)
    {
        try
        {
            return await database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM recordings_recording WHERE id = @id", new { id })) > 0;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private Task RefuseAsync(Guid tokenId, string fileName, string reason, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        "INSERT INTO recordings_refused (id, token_id, file_name, reason, refused_at) VALUES (@id, @tokenId, @fileName, @reason, @now)",
        new { id = ids.New(), tokenId, fileName, reason, now = clock.GetUtcNow() }), ct);

    private sealed record Received(string Sha256, long Bytes, IntakeResult? Problem);
}

/// <summary>What an agent says of a capture; the file name is cut to its last part.</summary>
internal sealed record UploadHead(string FileName, string? Sha256, string? Extension);

/// <summary>A row of the agent's list.</summary>
internal sealed class UploadRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }
    public string State { get; init; } = "";
    public string? Reason { get; init; }
}
