using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Dapper;

namespace CallAssist.Modules.Transcription.Download;

internal sealed class Bundles(IDatabase database, IJobQueue jobs, ISealedFiles files, IMp3Encoder mp3, Ids ids, TimeProvider clock) : IBundles
{
    private const int Most = 2000;
    private const string Columns = "id, state, done, total, missing, bytes, created_at";

    public bool Mp3 => mp3.Available;

    public async Task<Guid?> StartAsync(Person by, IReadOnlyCollection<Guid> recordings, BundleContents contents, CancellationToken ct)
    {
        if (!by.SeesEveryone || recordings.Count == 0)
            return null;
        var id = ids.New();
        Guid[] asked = [.. recordings.Distinct().Take(Most)];
        await database.WriteAsync(unit => unit.ExecuteAsync(
            """
            INSERT INTO transcription_bundle (id, person_id, contents, recordings, state, done, total, missing, created_at)
            VALUES (@id, @person, @contents, @asked, 'waiting', 0, @total, 0, @now)
            """,
            new { id, person = by.Id, contents = contents.ToString().ToLowerInvariant(), asked = JsonSerializer.Serialize(asked), total = asked.Length, now = clock.GetUtcNow() }), ct);
        await jobs.EnqueueAsync<BundleJob>(id, ct: ct);
        return id;
    }

    public async Task<IReadOnlyList<Bundle>> ListAsync(Person viewer, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<Bundle>(
        $"SELECT {Columns} FROM transcription_bundle WHERE person_id = @person ORDER BY id DESC {database.Dialect.Page}", new { person = viewer.Id, skip = 0, take = 50 }), ct)).AsList();

    /// <summary>The ZIP of this person, ready; null otherwise.</summary>
    public async Task<(Stream Zip, string Name)?> OpenAsync(Person viewer, Guid id, CancellationToken ct)
    {
        // Whoever is no supervisor any more has lost the right to what he asked for as one.
        var row = viewer.SeesEveryone
            ? await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Ready>(
                "SELECT wrapped_key, created_at FROM transcription_bundle WHERE id = @id AND person_id = @person AND state = 'ready'", new { id, person = viewer.Id }), ct)
            : null;
        return row is null ? null : (files.Open(id, row.WrappedKey), $"Enregistrements {row.CreatedAt:yyyy-MM-dd}.zip");
    }

    private sealed record Ready
    {
        public string WrappedKey { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }
    }
}
