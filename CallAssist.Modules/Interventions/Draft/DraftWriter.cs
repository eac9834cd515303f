using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Modules.Interventions.Draft;

/// <summary>What a draft is made of.</summary>
internal sealed record DraftMaterial
{
    public required Guid RecordingId { get; init; }

    public Guid? CallId { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? OperatorId { get; init; }

    public string? Operator { get; init; }

    public string? Extension { get; init; }

    public required InterventionBody Body { get; init; }
}

/// <summary>
/// Writes the one draft of a recording. Run again it refreshes a draft nobody touched where the text is another
/// now, and leaves one that a person corrected, accepted or put aside as it is. What was written by hand about the same call is another row and stays.
/// </summary>
internal sealed class DraftWriter(Ids ids, TimeProvider clock)
{
    public async Task WriteAsync(UnitOfWork unit, DraftMaterial material)
    {
        var former = await unit.QuerySingleAsync<InterventionRow>(
            $"SELECT {InterventionRow.Columns} FROM interventions_intervention WHERE recording_id = @RecordingId AND source = 'auto'",
            new { material.RecordingId });
        if (former is null)
            await InsertAsync(unit, material);
        else if (former.State == InterventionState.Draft.Name() && former.SavedAt is null && !new BodyColumns(material.Body).StandIn(former))
            await RefreshAsync(unit, former, material);
    }

    private async Task InsertAsync(UnitOfWork unit, DraftMaterial material)
    {
        var now = clock.GetUtcNow();
        var row = new InterventionRow
        {
            Id = ids.New(),
            CallId = material.CallId,
            RecordingId = material.RecordingId,
            OperatorId = material.OperatorId,
            Operator = material.Operator,
            Extension = material.Extension,
            At = material.At,
            State = InterventionState.Draft.Name(),
            Source = Sources.Auto,
            Version = 1,
            CreatedAt = now,
        };
        await InterventionStore.InsertAsync(unit, row, material.Body);
        unit.Raise(new InterventionDrafted(ids.New(), now, row.Id, row.CallId, row.RecordingId));
    }

    private async Task RefreshAsync(UnitOfWork unit, InterventionRow former, DraftMaterial material)
    {
        var now = clock.GetUtcNow();
        if (await InterventionStore.ReplaceAsync(unit, former, new("refreshed", InterventionState.Draft, material.Body, Author: null, now)))
            unit.Raise(new InterventionDrafted(ids.New(), now, former.Id, former.CallId, former.RecordingId));
    }
}
