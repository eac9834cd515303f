using System.Security.Cryptography;
using System.Text.Json;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Intake;
using CallAssist.Protocol.AgentV1;
using Dapper;

namespace CallAssist.Modules.Recordings.Upload;

/// <summary>What came of a part of an upload.</summary>
internal abstract record UploadOutcome
{
    /// <summary>So far it has come.</summary>
    public sealed record At(UploadState State) : UploadOutcome;

    /// <summary>The server does not know this upload: begin again.</summary>
    public sealed record Unknown : UploadOutcome;

    /// <summary>The chunk's bytes, or those of the whole, are not those announced.</summary>
    public sealed record Damaged(string Actual) : UploadOutcome;

    /// <summary>The whole is no recording.</summary>
    public sealed record Refused(IntakeResult Why) : UploadOutcome;
}

/// <summary>
/// Uploads in chunks. Each chunk is on the disk before its row says so; the whole is one before it is received as any other capture, which
/// is idempotent by its SHA-256. So a kill between any two steps costs a chunk sent again, or a last step done again.
/// </summary>
internal sealed class Uploads(IDatabase database, ChunkStore chunks, MasterKey master, CaptureIntake intake, Ids ids, TimeProvider clock) : ICaptureFacts
{
    private const string Columns = "id, capture_id, sha256, bytes, received, wrapped_key, facts, recording_id";

    public async Task<UploadOutcome> BeginAsync(Guid tokenId, UploadStart start, CancellationToken ct)
    {
        var sha256 = start.Sha256.ToLowerInvariant();
        if (await FindAsync(tokenId, start.Facts.CaptureId, ct) is not { } row)
        {
            await database.WriteAsync(unit => unit.ExecuteAsync(
                database.Dialect.InsertIfMissing("recordings_upload", ["token_id", "capture_id"], ["id", "sha256", "bytes", "received", "wrapped_key", "facts", "begun_at"]),
                new
                {
                    token_id = tokenId, capture_id = start.Facts.CaptureId, id = ids.New(), sha256, bytes = start.Bytes, received = 0L, wrapped_key = master.NewKey().Wrapped,
                    facts = JsonSerializer.Serialize(start.Facts, AgentJson.Default.CaptureFacts), begun_at = clock.GetUtcNow(),
                }), ct);
            row = (await FindAsync(tokenId, start.Facts.CaptureId, ct))!;
        }

        if (row.Sha256 != sha256 && row.RecordingId is null)
        {
            // The agent found its file shorter after a crash: what came of the former one is worth nothing.
            await database.WriteAsync(unit => unit.ExecuteAsync(
                "UPDATE recordings_upload SET sha256 = @sha256, bytes = @Bytes, received = 0 WHERE id = @Id AND recording_id IS NULL", new { sha256, start.Bytes, row.Id }), ct);
            chunks.Delete(row.Id);
            row = (await FindAsync(tokenId, start.Facts.CaptureId, ct))!;
        }

        return await GoOnAsync(tokenId, row, ct);
    }

    public async Task<UploadOutcome> AddAsync(Guid tokenId, Guid captureId, long offset, string sha256, ReadOnlyMemory<byte> chunk, CancellationToken ct)
    {
        if (await FindAsync(tokenId, captureId, ct) is not { } row)
            return new UploadOutcome.Unknown();
        if (offset == row.Received && row.RecordingId is null && chunk.Length > 0 && offset + chunk.Length <= row.Bytes)
        {
            var actual = Convert.ToHexStringLower(SHA256.HashData(chunk.Span));
            if (!actual.Equals(sha256, StringComparison.OrdinalIgnoreCase))
                return new UploadOutcome.Damaged(actual);
            chunks.Write(row.Id, offset, row.WrappedKey, chunk.Span);
            await database.WriteAsync(unit => unit.ExecuteAsync(
                "UPDATE recordings_upload SET received = @next WHERE id = @Id AND received = @offset", new { next = offset + chunk.Length, row.Id, offset }), ct);
            // Given up as abandoned at this very moment: it begins again.
            if (await FindAsync(tokenId, captureId, ct) is not { } after)
                return new UploadOutcome.Unknown();
            row = after;
        }

        return await GoOnAsync(tokenId, row, ct);
    }

    public async Task<CaptureFacts?> FindAsync(Guid recordingId, CancellationToken ct)
    {
        var facts = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<string>(
            """
            SELECT u.facts FROM recordings_upload u JOIN recordings_recording r ON r.token_id = u.token_id AND r.sha256 = u.sha256 WHERE r.id = @recordingId
            """,
            new { recordingId }), ct);
        return facts is null ? null : JsonSerializer.Deserialize(facts, AgentJson.Default.CaptureFacts);
    }

    /// <summary>Where all bytes are there, they become a recording.</summary>
    private async Task<UploadOutcome> GoOnAsync(Guid tokenId, Row row, CancellationToken ct)
    {
        if (row.Received < row.Bytes)
            return new UploadOutcome.At(new(row.CaptureId, row.Received, null));
        if (row.RecordingId is { } known)
        {
            // Nothing to do, unless a kill came between the last two steps.
            chunks.Delete(row.Id);
            return new UploadOutcome.At(new(row.CaptureId, row.Received, new(known, "received")));
        }

        var facts = JsonSerializer.Deserialize(row.Facts, AgentJson.Default.CaptureFacts)!;
        var head = new UploadHead($"{facts.StartedAt:yyyy-MM-dd HH-mm-ss} {facts.Extension}.pcapng", row.Sha256, facts.Extension);
        switch (await ReceiveAsync(tokenId, row, head, ct))
        {
            case IntakeResult.Stored stored:
                await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_upload SET recording_id = @recording WHERE id = @Id", new { recording = stored.Id, row.Id }), ct);
                chunks.Delete(row.Id);
                return new UploadOutcome.At(new(row.CaptureId, row.Bytes, new(stored.Id, stored.State)));
            case IntakeResult.Damaged damaged:
                // Unless another request of the same agent finished it meanwhile.
                if (await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_upload SET received = 0 WHERE id = @Id AND recording_id IS NULL", new { row.Id }), ct) == 0)
                    return await GoOnAsync(tokenId, (await FindAsync(tokenId, row.CaptureId, ct))!, ct);
                chunks.Delete(row.Id);
                return new UploadOutcome.Damaged(damaged.Actual);
            case var refused:
                return new UploadOutcome.Refused(refused);
        }
    }

    /// <summary>A chunk that was lost or changed on the disk damages the whole: it is sent again.</summary>
    private async Task<IntakeResult> ReceiveAsync(Guid tokenId, Row row, UploadHead head, CancellationToken ct)
    {
        try
        {
            await using var whole = chunks.Open(row.Id, row.Bytes, row.WrappedKey);
            return await intake.ReceiveAsync(tokenId, head, whole, ct);
        }
        catch (Exception lost) when (lost is FileNotFoundException or DirectoryNotFoundException or AuthenticationTagMismatchException)
        {
            return new IntakeResult.Damaged(lost.GetType().Name);
        }
    }

    private Task<Row?> FindAsync(Guid tokenId, Guid captureId, CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
        $"SELECT {Columns} FROM recordings_upload WHERE token_id = @tokenId AND capture_id = @captureId", new { tokenId, captureId }), ct);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid CaptureId { get; init; }
        public string Sha256 { get; init; } = "";
        public long Bytes { get; init; }
        public long Received { get; init; }
        public string WrappedKey { get; init; } = "";
        public string Facts { get; init; } = "";
        public Guid? RecordingId { get; init; }
    }
}
