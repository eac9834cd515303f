using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>Many recordings in one ZIP, made in the background and kept for a day. Supervisors only: an operator takes his own one by one.</summary>
public interface IBundles
{
    /// <summary>Whether sound can be had as MP3 here.</summary>
    bool Mp3 { get; }

    /// <summary>Begins one; null when this person may not.</summary>
    Task<Guid?> StartAsync(Person by, IReadOnlyCollection<Guid> recordings, BundleContents contents, CancellationToken ct = default);

    /// <summary>This person's, newest first.</summary>
    Task<IReadOnlyList<Bundle>> ListAsync(Person viewer, CancellationToken ct = default);
}

/// <summary>What of each recording.</summary>
public enum BundleContents
{
    /// <summary>The sound.</summary>
    Audio,

    /// <summary>The transcript.</summary>
    Text,

    /// <summary>Both.</summary>
    Both,

    /// <summary>Both, without personal data: silence in the sound, placeholders in the text, no names of files.</summary>
    Clean,
}

/// <summary>One ZIP in the making or ready.</summary>
public sealed record Bundle
{
    /// <summary>Its id: fetched at <c>downloads/{id}</c>.</summary>
    public Guid Id { get; init; }

    /// <summary><c>waiting ready failed</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>Recordings packed.</summary>
    public int Done { get; init; }

    /// <summary>Recordings asked for.</summary>
    public int Total { get; init; }

    /// <summary>Of these, not there any more or without what was asked for.</summary>
    public int Missing { get; init; }

    /// <summary>Size of the ZIP when it is ready.</summary>
    public long? Bytes { get; init; }

    /// <summary>When it was asked for; a day later it is removed.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
