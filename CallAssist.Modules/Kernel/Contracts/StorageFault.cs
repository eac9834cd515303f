using Microsoft.Data.Sqlite;

namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>Why nothing can be stored, where that is for whoever keeps the machine to mend: a request may be sent again later.</summary>
/// <param name="Status">HTTP status (RFC 9110, RFC 4918).</param>
/// <param name="Code">Stable word.</param>
/// <param name="Sentence">English, for logs and programs.</param>
public sealed record StorageFault(int Status, string Code, string Sentence)
{
    // ENOSPC and EDQUOT; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    private const int SqliteFull = 13;

    /// <summary>507: the disk is full.</summary>
    public static StorageFault DiskFull { get; } = new(507, "disk-full", "The server's disk is full: nothing can be stored until there is room. Keep the file and send it again later.");

    /// <summary>The fault behind an exception, or null where it is something else.</summary>
    public static StorageFault? Of(Exception exception) => exception switch
    {
        IOException io when Full.Contains(io.HResult) => DiskFull,
        SqliteException { SqliteErrorCode: SqliteFull } => DiskFull,
        MasterKeyException { State: not MasterKeyState.Here } key => new(503, "no-master-key", key.Message),
        { InnerException: { } inner } => Of(inner),
        _ => null,
    };
}
