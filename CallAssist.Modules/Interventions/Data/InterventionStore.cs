using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Interventions.Data;

/// <summary>Rows of the two tables. Writes take the transaction they belong to.</summary>
internal sealed class InterventionStore(IDatabase database)
{
    private const string Select = $"SELECT {InterventionRow.Columns} FROM interventions_intervention";

    public Task<InterventionRow?> FindAsync(Guid id, CancellationToken ct = default) => database.ReadAsync(
        c => c.QueryFirstOrDefaultAsync<InterventionRow?>($"{Select} WHERE id = @id", new { id }), ct);

    public Task<InterventionRow?> OfKeyAsync(string externalId, CancellationToken ct = default) => database.ReadAsync(
        c => c.QueryFirstOrDefaultAsync<InterventionRow?>($"{Select} WHERE external_id = @externalId", new { externalId }), ct);

    public async Task<IReadOnlyList<InterventionRow>> OfCallAsync(Guid callId, CancellationToken ct = default) => await database.ReadAsync(
        async c => (await c.QueryAsync<InterventionRow>($"{Select} WHERE call_id = @callId ORDER BY id", new { callId })).AsList(), ct);

    public Task<InterventionRow?> DraftOfAsync(Guid recordingId, CancellationToken ct = default) => database.ReadAsync(
        c => c.QueryFirstOrDefaultAsync<InterventionRow?>(
            $"{Select} WHERE recording_id = @recordingId AND source = 'auto'", new { recordingId }), ct);

    public Task<List<InterventionRow>> OfCallsAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct = default) =>
        InChunksAsync<InterventionRow>(callIds, $"{Select} WHERE call_id IN @ids ORDER BY id", ct);

    public Task<List<InterventionRow>> DraftsOfAsync(IReadOnlyCollection<Guid> recordingIds, CancellationToken ct = default) =>
        InChunksAsync<InterventionRow>(recordingIds, $"{Select} WHERE recording_id IN @ids AND source = 'auto'", ct);

    public async Task<IReadOnlySet<Guid>> CoveredAsync(IReadOnlyCollection<Guid> callIds, CancellationToken ct = default) =>
        (await InChunksAsync<Guid>(callIds, "SELECT DISTINCT call_id FROM interventions_intervention WHERE call_id IN @ids", ct)).ToHashSet();

    public async Task<IReadOnlyList<InterventionRow>> OfCompanyAsync(Guid companyId, int take, CancellationToken ct = default) => await database.ReadAsync(
        async c => (await c.QueryAsync<InterventionRow>(
            $"{Select} WHERE company_id = @companyId AND state = 'accepted' ORDER BY at DESC, id DESC {database.Dialect.Page}",
            new { companyId, skip = 0, take })).AsList(), ct);

    public async Task<IReadOnlyList<KeywordUse>> KeywordsAsync(Guid companyId, DateTimeOffset since, CancellationToken ct)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<InterventionRow>(
            "SELECT at, keywords FROM interventions_intervention WHERE company_id = @companyId AND state = 'accepted' AND at >= @since ORDER BY at", new { companyId, since }), ct);
        return [.. rows.SelectMany(r => r.ToBody().Keywords.Select(k => new KeywordUse(r.At, k)))];
    }

    public async Task<IReadOnlyList<InterventionRevision>> RevisionsAsync(Guid id, CancellationToken ct = default) => await database.ReadAsync(
        async c => (await c.QueryAsync<RevisionRow>(
            "SELECT version, at, author, change, state, body FROM interventions_revision WHERE intervention_id = @id ORDER BY version DESC",
            new { id })).Select(r => r.ToContract()).ToList(), ct);

    /// <summary>SQL Server takes 2,100 parameters, SQLite 32,766.</summary>
    private async Task<List<T>> InChunksAsync<T>(IReadOnlyCollection<Guid> all, string sql, CancellationToken ct)
    {
        var rows = new List<T>();
        foreach (var chunk in all.Chunk(1000))
            rows.AddRange(await database.ReadAsync(c => c.QueryAsync<T>(sql, new { ids = chunk.Select(id => id.ToString("D")) }), ct));
        return rows;
    }

    public static Task InsertAsync(UnitOfWork unit, InterventionRow row, InterventionBody body)
    {
        var columns = new BodyColumns(body);
        return unit.ExecuteAsync(
            $"""
            INSERT INTO interventions_intervention ({InterventionRow.Columns})
            VALUES (@Id, @CallId, @RecordingId, @CompanyId, @ContactId, @Customer, @OperatorId, @Operator, @Extension, @At, @Subject, @Keywords,
                    @Summary, @Actions, @FollowUp, @Note, @Minutes, @State, @Source, @Version, @CreatedAt, @CreatedBy, @SavedAt, @SavedBy,
                    @KeywordKeys, @SearchText, @ExternalId)
            """,
            new
            {
                row.Id, row.CallId, row.RecordingId, row.OperatorId, row.Operator, row.Extension, row.At, row.State, row.Source,
                row.Version, row.CreatedAt, row.CreatedBy, row.SavedAt, row.SavedBy, row.ExternalId,
                columns.CompanyId, columns.ContactId, columns.Customer, columns.Subject, columns.Keywords, columns.Summary,
                columns.Actions, columns.FollowUp, columns.Note, columns.Minutes, columns.KeywordKeys, columns.SearchText,
            });
    }

    /// <summary>Replaces text and state where the row still has the version the change was made on; keeps what stood before.</summary>
    public static async Task<bool> ReplaceAsync(UnitOfWork unit, InterventionRow former, Change change)
    {
        var columns = new BodyColumns(change.Body);
        // A draft of an extension that nobody holds is whose who takes it first.
        var taken = former is { OperatorId: null, Source: Sources.Auto } && change.Author is not null;
        var changed = await unit.ExecuteAsync(
            """
            UPDATE interventions_intervention
            SET company_id = @CompanyId, contact_id = @ContactId, customer = @Customer, subject = @Subject, keywords = @Keywords,
                summary = @Summary, actions = @Actions, follow_up = @FollowUp, note = @Note, minutes = @Minutes, state = @State,
                version = version + 1, saved_at = @SavedAt, saved_by = @SavedBy, operator_id = @OperatorId, operator = @Operator,
                keyword_keys = @KeywordKeys, search_text = @SearchText, call_id = COALESCE(call_id, @CallId)
            WHERE id = @Id AND version = @Version
            """,
            new
            {
                former.Id, former.Version, change.CallId,
                State = change.State.Name(),
                SavedAt = change.By is null ? former.SavedAt : change.At,
                SavedBy = change.By ?? former.SavedBy,
                OperatorId = taken ? change.Author!.Id : former.OperatorId,
                Operator = taken ? change.Author!.DisplayName : former.Operator,
                columns.CompanyId, columns.ContactId, columns.Customer, columns.Subject, columns.Keywords, columns.Summary,
                columns.Actions, columns.FollowUp, columns.Note, columns.Minutes, columns.KeywordKeys, columns.SearchText,
            });
        if (changed == 0)
            return false;
        await unit.ExecuteAsync(
            """
            INSERT INTO interventions_revision (intervention_id, version, at, author_id, author, change, state, body)
            VALUES (@Id, @Version, @At, @AuthorId, @Author, @Name, @State, @Body)
            """,
            new
            {
                former.Id, former.Version, change.At, AuthorId = change.Author?.Id, Author = change.By, change.Name,
                former.State, Body = BodyColumns.Json(former.ToBody()),
            });
        return true;
    }
}

/// <summary>A change about to be made; without author and program it is the pipeline's.</summary>
internal sealed record Change(string Name, InterventionState State, InterventionBody Body, Person? Author, DateTimeOffset At)
{
    /// <summary>The program that makes it, by the name of its token.</summary>
    public string? Program { get; init; }

    /// <summary>The call, for one that had none.</summary>
    public Guid? CallId { get; init; }

    public string? By => Author?.DisplayName ?? Program;
}
