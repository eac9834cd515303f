using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Vault;
using Dapper;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>Files against rows against hashes. AES-GCM finds a changed bit when its segment is opened, so every file is read to its end.</summary>
internal sealed class VaultCheck(IDatabase database, RecordingVault vault, MasterKey master) : IVaultCheck
{
    public async Task<CheckReport> RunAsync(CancellationToken ct)
    {
        var folders = vault.List();
        var rows = (await database.ReadAsync(c => c.QueryAsync<Row>(
            "SELECT id, position, capture_of, sha256, wrapped_key, duration_ms FROM recordings_recording ORDER BY id"), ct)).AsList();
        var findings = new List<CheckFinding>();
        var (files, bytes) = (0, 0L);
        foreach (var row in rows)
        {
            if (row.Position == 0 && await ReadAsync(row, SealedKind.Capture, row.Sha256, ct) is { } capture)
                (files, bytes) = (files + 1, bytes + capture);
            if (row.DurationMs is not null && await ReadAsync(row, SealedKind.Voices, null, ct) is { } voices)
                (files, bytes) = (files + 1, bytes + voices);
        }

        // Listed before the rows were read: what came meanwhile is no orphan; bundles are no recordings and keep their own rows.
        var known = rows.Select(r => r.Id).ToHashSet();
        findings.AddRange(folders.Where(f => !known.Contains(f.Recording) && f.Kind != SealedKind.Bundle).Select(f => new CheckFinding("orphan", f.Recording, f.Kind.ToString())));
        return new(master.State().ToString().ToLowerInvariant(), rows.Count, files, bytes, findings);

        async Task<long?> ReadAsync(Row row, SealedKind kind, string? sha256, CancellationToken token)
        {
            try
            {
                await using var file = vault.Open(row.Id, kind, row.WrappedKey);
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var buffer = new byte[1 << 16];
                long length = 0;
                for (int read; (read = await file.ReadAsync(buffer, token)) > 0; length += read)
                    hash.AppendData(buffer, 0, read);
                if (sha256 is not null && Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
                    findings.Add(new("hash", row.Id, kind.ToString()));
                return length;
            }
            catch (Exception error) when (error is IOException or CryptographicException or FormatException or UnauthorizedAccessException)
            {
                findings.Add(new(Kind(error), row.Id, kind.ToString()));
                return null;
            }
        }
    }

    private static string Kind(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "missing",
        MasterKeyException or FormatException => "key",
        _ => "damaged",
    };

    private sealed class Row
    {
        public Guid Id { get; init; }
        public int Position { get; init; }
        public Guid? CaptureOf { get; init; }
        public string Sha256 { get; init; } = "";
        public string WrappedKey { get; init; } = "";
        public long? DurationMs { get; init; }
    }
}
