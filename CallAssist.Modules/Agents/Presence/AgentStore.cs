using System.Text.Json;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Protocol.AgentV1;
using Dapper;

namespace CallAssist.Modules.Agents.Presence;

/// <summary>What is known of the agents, and what remains of captures that were cancelled.</summary>
internal sealed class AgentStore(IDatabase database, IAccessTokens tokens, TimeProvider clock)
{
    /// <summary>After so long without a word an agent counts as away.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<AgentRow>> ListAsync(CancellationToken ct)
    {
        var valid = (await tokens.ListAsync(ct)).Where(t => t is { Kind: "agent", RevokedAt: null }).ToDictionary(t => t.Id);
        var rows = await database.ReadAsync(c => c.QueryAsync<Row>(
            "SELECT id, name, extensions, machine, version, platform, enrolled_at, last_seen_at, problems, waiting FROM agents_agent ORDER BY name, id"), ct);
        return [.. rows.Where(r => valid.ContainsKey(r.Id)).Select(Read)];
    }

    /// <summary>The extensions that an agent serves; a token made by hand becomes an agent that serves everyone's.</summary>
    public async Task<IReadOnlyList<string>> EnterAsync(AccessToken token, CancellationToken ct)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(
            database.Dialect.InsertIfMissing("agents_agent", ["id"], ["name", "extensions", "machine", "version", "platform", "enrolled_at", "problems", "waiting"]),
            new { id = token.Id, name = token.Name, extensions = "", machine = "", version = "", platform = "", enrolled_at = token.CreatedAt, problems = "[]", waiting = 0 }), ct);
        var extensions = await database.ReadAsync(c => c.QuerySingleAsync<string>("SELECT extensions FROM agents_agent WHERE id = @Id", new { token.Id }), ct);
        return Split(extensions);
    }

    public Task NoteAsync(Guid agentId, AgentHello hello, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        "UPDATE agents_agent SET machine = @machine, version = @version, platform = @platform, last_seen_at = @now WHERE id = @agentId",
        new { agentId, machine = Cut(hello.Machine, 200), version = Cut(hello.Version, 64), platform = Cut(hello.Platform, 200), now = clock.GetUtcNow() }), ct);

    public Task NoteAsync(Guid agentId, AgentHealth health, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        "UPDATE agents_agent SET problems = @problems, waiting = @Waiting, last_seen_at = @now WHERE id = @agentId",
        new
        {
            agentId, health.Waiting, now = clock.GetUtcNow(),
            problems = JsonSerializer.Serialize([.. health.Problems.Take(20).Select(p => new AgentProblem(Cut(p.Code, 40), Cut(p.Detail, 300)))], AgentJson.Default.IReadOnlyListAgentProblem),
        }), ct);

    public Task NoteAsync(Guid agentId, CaptureCancelled fact, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        database.Dialect.InsertIfMissing("agents_cancelled", ["capture_id"], ["agent_id", "extension", "call_id", "started_at", "cancelled_at"]),
        new { capture_id = fact.CaptureId, agent_id = agentId, extension = Cut(fact.Extension, 20), call_id = fact.CallId, started_at = fact.StartedAt, cancelled_at = fact.CancelledAt }), ct);

    public async Task<IReadOnlyList<DestroyedCapture>> DestroyedAsync(int take, CancellationToken ct)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<(string Agent, string Extension, DateTimeOffset StartedAt, DateTimeOffset DestroyedAt)>(
            $"""
            SELECT a.name, c.extension, c.started_at, c.cancelled_at FROM agents_cancelled c JOIN agents_agent a ON a.id = c.agent_id
            ORDER BY c.cancelled_at DESC {database.Dialect.Page}
            """, new { skip = 0, take }), ct);
        return [.. rows.Select(r => new DestroyedCapture(r.Agent, r.Extension, r.StartedAt, r.DestroyedAt))];
    }

    private AgentRow Read(Row row) => new(
        row.Id, row.Name, Split(row.Extensions), row.Machine, row.Version, row.Platform, row.EnrolledAt, row.LastSeenAt,
        row.LastSeenAt is { } seen && clock.GetUtcNow() - seen < Away,
        JsonSerializer.Deserialize(row.Problems, AgentJson.Default.IReadOnlyListAgentProblem) ?? [], row.Waiting);

    private static string[] Split(string extensions) => extensions.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Extensions { get; init; } = "";
        public string Machine { get; init; } = "";
        public string Version { get; init; } = "";
        public string Platform { get; init; } = "";
        public DateTimeOffset EnrolledAt { get; init; }
        public DateTimeOffset? LastSeenAt { get; init; }
        public string Problems { get; init; } = "[]";
        public int Waiting { get; init; }
    }
}
