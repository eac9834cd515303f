using CallAssist.Engines.Voices;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Vault;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Recordings.Extract;

/// <summary>Capture to voices. One recording per call: the first keeps the capture's row, each further one gets a row of its own.</summary>
internal sealed class ExtractStep(IDatabase database, RecordingVault vault, ICallLog calls, ICaptureFacts facts, Ids ids, TimeProvider clock) : IPipelineStep
{
    private const int SampleRate = 16_000;

    public PipelineStep Step => PipelineStep.Extract;

    public async Task<StepResult> RunAsync(Guid recordingId, CancellationToken ct)
    {
        var source = await database.ReadAsync(c => c.QuerySingleAsync<CaptureRow>(
            "SELECT id, token_id, file_name, sha256, bytes, wrapped_key, received_at, extension FROM recordings_recording WHERE id = @recordingId", new { recordingId }), ct);
        MediaReport report;
        await using (var capture = vault.Open(recordingId, SealedKind.Capture, source.WrappedKey))
            report = MediaExtractor.Extract(capture, new() { SampleRate = SampleRate, ExternalDecoder = ExternalDecoders.Ffmpeg() }, ct);
        if (!report.IsCapture)
            return new StepResult.Failed("not-a-capture", "Neither pcap nor pcapng.");
        var heard = report.Calls.Where(HasAudio).ToList();
        if (heard.Count == 0)
            return WhySilent(report);

        var extracted = new List<ExtractedCall>(heard.Count);
        var told = await ToldAsync(recordingId, ct);
        for (var position = 0; position < heard.Count; position++)
        {
            var match = heard.Count == 1 && told is not null ? told : await MatchAsync(heard[position], ct) ?? (Overlaps(heard[position], told) ? told : null);
            extracted.Add(Seal(source, heard[position], position, match));
        }

        return new StepResult.Done(async unit =>
        {
            foreach (var call in extracted)
                await StoreAsync(unit, source, call);
        });
    }

    /// <summary>The call as the agent and the feed agreed on it while it was on.</summary>
    private async Task<CallRow?> ToldAsync(Guid recordingId, CancellationToken ct) =>
        await facts.FindAsync(recordingId, ct) is { CallId: { } told } ? await calls.FindAsync(told, ct) : null;

    private Task<CallRow?> MatchAsync(CallMedia call, CancellationToken ct) =>
        calls.MatchAsync(new(call.CallId, call.From, call.To, call.InvitedAt ?? call.StartedAt, call.EndedAt), ct);

    /// <summary>Of several calls in one capture, the one that was on while the call that the agent named was.</summary>
    private static bool Overlaps(CallMedia call, CallRow? told) =>
        told is not null && call.StartedAt is { } start && start >= told.StartedAt && (told.EndedAt is null || start < told.EndedAt);

    private static bool HasAudio(CallMedia call) => call.Parties.Any(p => p.Samples.Length > 0);

    private static StepResult.Failed WhySilent(MediaReport report)
    {
        var problems = report.Calls.SelectMany(c => c.Problems).Concat(report.Problems).ToList();
        var cause = problems.FirstOrDefault(p => p.Code is MediaProblems.Encrypted or MediaProblems.UnsupportedCodec or MediaProblems.TruncatedPackets) ?? problems.FirstOrDefault(p => p.Code == MediaProblems.NoMedia);
        return new(cause?.Cause is { } why ? $"{cause.Code}-{why}" : cause?.Code ?? MediaProblems.NoMedia, cause?.Detail ?? "The capture holds no RTP.");
    }

    private ExtractedCall Seal(CaptureRow source, CallMedia call, int position, CallRow? match)
    {
        var id = PartId(source.Id, position);
        var (key, wrapped) = position == 0 ? (vault.Unwrap(source.WrappedKey), source.WrappedKey) : vault.NewKey();
        var caller = Voice(call, PartyRole.Caller, 0);
        var callee = Voice(call, PartyRole.Callee, 1);
        var length = Math.Max(caller.Length, callee.Length);
        (caller, callee) = (Pad(caller, length), Pad(callee, length));
        using (var file = vault.Create(id, SealedKind.Voices, key))
        {
            Wav.WriteStereo(file, SampleRate, caller, callee);
            file.Complete();
        }

        return new(id, position, wrapped, call, match, length * 1000L / SampleRate, VoicePeaks.Of(caller), VoicePeaks.Of(callee), TalkTimes.Of(caller, callee, SampleRate));
    }

    private static short[] Voice(CallMedia call, PartyRole role, int index) =>
        (call.Parties.FirstOrDefault(p => p.Role == role) ?? (call.Parties.Count > index && call.Parties[index].Role == PartyRole.Unknown ? call.Parties[index] : null))?.Samples ?? [];

    private static short[] Pad(short[] samples, int length)
    {
        if (samples.Length < length)
            Array.Resize(ref samples, length);
        return samples;
    }

    /// <summary>The id of a further call of a capture follows from the capture's own, so that a repeated extraction meets its own rows.</summary>
    private static Guid PartId(Guid capture, int position)
    {
        Span<byte> bytes = stackalloc byte[16];
        capture.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[15] ^= (byte)position;
        bytes[14] ^= (byte)(position >> 8);
        return new Guid(bytes, bigEndian: true);
    }

    private async Task StoreAsync(UnitOfWork unit, CaptureRow source, ExtractedCall call)
    {
        var now = clock.GetUtcNow();
        if (call.Position > 0)
        {
            await unit.ExecuteAsync(database.Dialect.InsertIfMissing("recordings_recording", ["id"],
                ["capture_of", "position", "token_id", "file_name", "sha256", "bytes", "wrapped_key", "received_at", "extension", "customer_side", "state", "attempts", "changed_at"]),
                new
                {
                    id = call.Id, capture_of = source.Id, position = call.Position, token_id = source.TokenId, file_name = source.FileName, sha256 = source.Sha256, bytes = source.Bytes,
                    wrapped_key = call.WrappedKey, received_at = source.ReceivedAt, extension = source.Extension, customer_side = "caller", state = "extracted", attempts = 0, changed_at = now,
                });
        }

        await unit.ExecuteAsync(
            """
            UPDATE recordings_recording SET wrapped_key = @WrappedKey, call_id = @callId, from_number = @From, to_number = @To, customer_side = @side,
            started_at = @StartedAt, duration_ms = @DurationMs, direction = @direction WHERE id = @Id
            """,
            new
            {
                call.WrappedKey, callId = call.Match?.Id, call.Media.From, call.Media.To, side = call.Match?.Direction == "outbound" ? "callee" : "caller",
                call.Media.StartedAt, call.DurationMs, direction = call.Match?.Direction, call.Id,
            });
        await unit.ExecuteAsync(database.Dialect.Upsert("recordings_shape", ["recording_id"], ["facts", "talk", "caller_peaks", "callee_peaks"]),
            new { recording_id = call.Id, facts = MediaFacts.Of(call.Media), talk = call.Talk, caller_peaks = call.CallerPeaks, callee_peaks = call.CalleePeaks });
        unit.Raise(new RecordingReady(ids.New(), now, call.Id));
    }

    private sealed class CaptureRow
    {
        public Guid Id { get; init; }
        public Guid TokenId { get; init; }
        public string FileName { get; init; } = "";
        public string Sha256 { get; init; } = "";
        public long Bytes { get; init; }
        public string WrappedKey { get; init; } = "";
        public DateTimeOffset ReceivedAt { get; init; }
        public string? Extension { get; init; }
    }

    private sealed record ExtractedCall(Guid Id, int Position, string WrappedKey, CallMedia Media, CallRow? Match, long DurationMs, string CallerPeaks, string CalleePeaks, string Talk);
}
