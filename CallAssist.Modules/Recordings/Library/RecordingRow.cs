using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Keep;

namespace CallAssist.Modules.Recordings.Library;

internal sealed class RecordingRow
{
    public const string Columns =
        "id, file_name, bytes, wrapped_key, received_at, call_id, extension, from_number, to_number, customer_side, started_at, duration_ms, " +
        "state, failed_step, failure_code, failure_detail, waiting_code, waiting_detail, claimed_by, attempts, retry_at, changed_at, mood, direction, purpose";

    public Guid Id { get; init; }
    public string FileName { get; init; } = "";
    public long Bytes { get; init; }
    public string WrappedKey { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }
    public Guid? CallId { get; init; }
    public string? Extension { get; init; }
    public string? FromNumber { get; init; }
    public string? ToNumber { get; init; }
    public string CustomerSide { get; init; } = "caller";
    public DateTimeOffset? StartedAt { get; init; }
    public long? DurationMs { get; init; }
    public string State { get; init; } = "";
    public string? FailedStep { get; init; }
    public string? FailureCode { get; init; }
    public string? FailureDetail { get; init; }
    public string? WaitingCode { get; init; }
    public string? WaitingDetail { get; init; }
    public string? ClaimedBy { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? RetryAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public string? Mood { get; init; }
    public string? Direction { get; init; }
    public string Purpose { get; init; } = "";

    public Recording ToRecording() => new()
    {
        Id = Id, FileName = FileName, Bytes = Bytes, ReceivedAt = ReceivedAt, CallId = CallId, Extension = Extension, FromNumber = FromNumber,
        ToNumber = ToNumber, CustomerSide = CustomerSide, StartedAt = StartedAt, DurationMs = DurationMs, State = State, FailedStep = FailedStep,
        FailureCode = FailureCode, FailureDetail = FailureDetail, WaitingCode = WaitingCode, WaitingDetail = WaitingDetail,
        Running = ClaimedBy is not null, Attempts = Attempts, RetryAt = RetryAt, ChangedAt = ChangedAt, Mood = Mood, Direction = Direction,
        Purpose = Purposes.Of(Purpose),
    };
}
