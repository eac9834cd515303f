namespace CallAssist.Modules.Recordings;

/// <summary>A bucket for the sealed files instead of the disk (section <c>Recordings:S3</c>).</summary>
public sealed class S3Options
{
    /// <summary>Address of the store, for example <c>https://s3.example.org</c>; empty: the vault lies on the disk.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The bucket; it must exist.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Region that requests are signed for; stores of one's own mostly take any.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Name of the access key.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Its secret; better in the environment (<c>Recordings__S3__SecretKey</c>) than in a file.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>What keeps it from working, or null.</summary>
    internal string? Fault() =>
        string.IsNullOrEmpty(Endpoint) ? null
        : !Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") ? "Recordings:S3:Endpoint must be an http or https address."
        : Bucket.Length == 0 || AccessKey.Length == 0 || SecretKey.Length == 0 ? "Recordings:S3 needs Bucket, AccessKey and SecretKey."
        : null;
}
