using System.Data.Common;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Identity.People;

/// <summary>Whose which extension is and was. Rows are closed, not deleted: a call stays with whoever held its extension when it began.</summary>
internal static class Tenures
{
    /// <summary>
    /// Gives this person these extensions and no other from that instant on. One that nobody held before is his from its first call on,
    /// so that calls told before the people were entered find their owner.
    /// </summary>
    public static async Task WriteAsync(UnitOfWork unit, Guid person, IReadOnlyCollection<string> extensions, DateTimeOffset at)
    {
        var held = await unit.QueryAsync<string>("SELECT extension FROM identity_tenure WHERE person_id = @person AND until_at IS NULL", new { person });
        foreach (var extension in held.Except(extensions))
        {
            await unit.ExecuteAsync("DELETE FROM identity_tenure WHERE person_id = @person AND extension = @extension AND from_at >= @at", new { person, extension, at });
            await unit.ExecuteAsync("UPDATE identity_tenure SET until_at = @at WHERE person_id = @person AND extension = @extension AND until_at IS NULL", new { person, extension, at });
        }

        foreach (var extension in extensions.Except(held))
        {
            await unit.ExecuteAsync(
                """
                INSERT INTO identity_tenure (person_id, extension, from_at)
                SELECT @person, @extension, CASE WHEN EXISTS (SELECT 1 FROM identity_tenure WHERE extension = @extension) THEN @at ELSE @first END
                """, new { person, extension, at, first = DateTimeOffset.UnixEpoch });
        }
    }

    /// <summary>All tenures of these people, present and former, by extension and time.</summary>
    public static async Task<IReadOnlyList<(Guid Person, Tenure Tenure)>> ReadAsync(DbConnection connection, string[] people) =>
        [.. (await connection.QueryAsync<Row>("SELECT person_id, extension, from_at, until_at FROM identity_tenure WHERE person_id IN @people ORDER BY extension, from_at", new { people }))
            .Select(r => (r.PersonId, new Tenure(r.Extension, r.FromAt == DateTimeOffset.UnixEpoch ? null : r.FromAt, r.UntilAt)))];

    private sealed class Row
    {
        public Guid PersonId { get; init; }
        public string Extension { get; init; } = "";
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset? UntilAt { get; init; }
    }
}
