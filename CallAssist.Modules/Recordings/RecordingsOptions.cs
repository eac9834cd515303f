using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings;

/// <summary>Captures and their way through the pipeline (section <c>Recordings</c>).</summary>
public sealed class RecordingsOptions
{
    /// <summary>Largest capture accepted, in bytes. Default 512 MiB.</summary>
    public long MaxCaptureBytes { get; set; } = 512L << 20;

    /// <summary>After how many days without a chunk an unfinished upload is given up.</summary>
    public int UploadDays { get; set; } = 14;

    /// <summary>How often a step that throws is tried before it counts as failed.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>Folder for a backup every night, better on another disk; a relative one starts at the data folder; empty: no backups.</summary>
    public string? BackupFolder { get; set; } = DefaultBackupFolder;

    /// <summary>On the data's own disk: against mistakes, not against the loss of the disk.</summary>
    internal const string DefaultBackupFolder = "backups";

    /// <summary>How many nightly backups stay. Each is as large as the vault.</summary>
    public int BackupsKept { get; set; } = 3;

    /// <summary>How long recordings are kept.</summary>
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>A bucket for the sealed files instead of the disk.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>Name of this process among several on one database; default: the machine's name.</summary>
    public string Node { get; set; } = Environment.MachineName;
}

internal sealed class ValidateRecordingsOptions : IValidateOptions<RecordingsOptions>
{
    public ValidateOptionsResult Validate(string? name, RecordingsOptions options) =>
        options.MaxCaptureBytes < 1024 ? ValidateOptionsResult.Fail("Recordings:MaxCaptureBytes must be at least 1024.")
        : options.UploadDays < 1 ? ValidateOptionsResult.Fail("Recordings:UploadDays must be at least 1 day.")
        : options.Attempts < 1 ? ValidateOptionsResult.Fail("Recordings:Attempts must be at least 1.")
        : options.BackupsKept < 1 ? ValidateOptionsResult.Fail("Recordings:BackupsKept must be at least 1.")
        : options.Retention is { Analysis: < 1 } or { Training: < 1 } or { Proof: < 1 } ? ValidateOptionsResult.Fail("Recordings:Retention:Analysis, Training and Proof must be at least 1 day.")
        : options.S3.Fault() is { } fault ? ValidateOptionsResult.Fail(fault)
        : string.IsNullOrWhiteSpace(options.Node) ? ValidateOptionsResult.Fail("Recordings:Node must not be empty.")
        : ValidateOptionsResult.Success;
}
