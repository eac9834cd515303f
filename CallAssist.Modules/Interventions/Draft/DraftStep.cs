using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Interventions.Draft;

/// <summary>Insights to a waiting intervention: whose call it was, for which customer, and what the call said.</summary>
internal sealed class DraftStep(
    IRecordings recordings, IInsights insights, ICallLog calls, ICustomerDirectory customers, IPeople people, DraftWriter writer) : IPipelineStep
{
    public PipelineStep Step => PipelineStep.Draft;

    public async Task<StepResult> RunAsync(Guid recordingId, CancellationToken ct)
    {
        if (await recordings.FindAsync(recordingId, ct) is not { } recording)
            return new StepResult.Failed("no-recording", "The recording is gone.");
        if (await insights.FindAsync(recordingId, ct) is not { Insights: var understood })
            return new StepResult.Failed("no-insights", "There are no insights of this recording.");

        var call = recording.CallId is { } callId ? await calls.FindAsync(callId, ct) : null;
        var (outside, inside) = recording.CustomerSide == "caller"
            ? (recording.FromNumber, recording.ToNumber)
            : (recording.ToNumber, recording.FromNumber);
        var customer = await customers.LookupAsync(call?.Number ?? outside, ct);
        var extension = call?.Extension ?? recording.Extension ?? inside;
        var person = await HolderAsync(extension, call?.StartedAt ?? recording.StartedAt ?? recording.ReceivedAt, ct);
        var material = new DraftMaterial
        {
            RecordingId = recordingId,
            CallId = call?.Id,
            At = call?.StartedAt ?? recording.StartedAt ?? recording.ReceivedAt,
            OperatorId = person?.Id,
            Operator = person?.DisplayName,
            Extension = extension,
            Body = DraftBody.From(understood, customer, Length(recording, call)),
        };
        return new StepResult.Done(unit => writer.WriteAsync(unit, material));
    }

    /// <summary>The one person whose extension it was then; a shared one belongs to whoever takes the draft.</summary>
    private async Task<Person?> HolderAsync(string? extension, DateTimeOffset at, CancellationToken ct) =>
        extension is not null && await people.AtExtensionsAsync([extension], at, ct) is [var only] ? only : null;

    private static TimeSpan? Length(Recording recording, CallRow? call) =>
        call is { AnsweredAt: { } answered, EndedAt: { } ended } ? ended - answered
        : recording.DurationMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
}
