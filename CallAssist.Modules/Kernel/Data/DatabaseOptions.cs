namespace CallAssist.Modules.Kernel.Data;

/// <summary>Where the data lives (section <c>Data</c>).</summary>
public sealed class DatabaseOptions
{
    /// <summary>Folder of the SQLite files, the vault and the keys. Relative paths start at the caller's folder.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>A SQL Server connection string; empty means SQLite.</summary>
    public string? SqlServer { get; set; }

    /// <summary>SqlClient 2.1.4 is open to CVE-2024-0056 without encryption, so <c>Encrypt=true</c> is required unless this is set.</summary>
    public bool AllowUnencryptedSqlServer { get; set; }
}
