namespace CallAssist.Modules.Transcription.Contracts;

/// <summary>Servers of the house that transcribe instead of the engine in this process: any that speaks OpenAI's <c>/v1/audio/transcriptions</c>.</summary>
public interface ITranscriptionServers
{
    /// <summary>The settings; <see cref="ServerSettings.On"/> is false until someone turns it on.</summary>
    Task<ServerSettings> GetAsync(CancellationToken ct = default);

    /// <summary>
    /// Stores them and lets waiting recordings go on. A null key keeps the former one, an empty one deletes it. Returns what is wrong, as codes
    /// (<c>None Url Twice Outside Plain Timeout PerServer</c>); empty when stored.
    /// </summary>
    Task<IReadOnlyList<string>> SaveAsync(ServerSettings settings, string? key, CancellationToken ct = default);

    /// <summary>Sends each server ten seconds of a call that ships with the product. Returns what each came to, in their order.</summary>
    Task<IReadOnlyList<ServerTrial>> TryAsync(ServerSettings settings, string? key, CancellationToken ct = default);

    /// <summary>What each server does now.</summary>
    Task<IReadOnlyList<ServerState>> StateAsync(CancellationToken ct = default);
}

/// <summary>Settings of the transcription servers.</summary>
public sealed record ServerSettings
{
    /// <summary>Whether they are used.</summary>
    public bool On { get; init; }

    /// <summary>The servers; the least busy one is asked.</summary>
    public IReadOnlyList<ServerAddress> Servers { get; init; } = [];

    /// <summary>Model name as the servers know it; they may ignore it.</summary>
    public string Model { get; init; } = "whisper-1";

    /// <summary>Voices that one server transcribes at a time; 1 to 16.</summary>
    public int PerServer { get; init; } = 1;

    /// <summary>Seconds one voice may take; 10 to 7200.</summary>
    public int TimeoutSeconds { get; init; } = 900;

    /// <summary>Whether the engine in this process takes over when no server can.</summary>
    public bool FallBack { get; init; }

    /// <summary>True when a key is stored; it is never shown again.</summary>
    public bool HasKey { get; init; }
}

/// <summary>One server.</summary>
/// <param name="Url">Base address, for example <c>http://10.0.0.5:8080/v1</c>.</param>
/// <param name="Outside">True where an administrator allowed voices, which nobody can redact before they are heard, to leave the house for it.</param>
public sealed record ServerAddress(string Url, bool Outside);

/// <summary>One server at this moment.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Busy">Voices it transcribes.</param>
/// <param name="Resting">It kept failing and is left alone for a while.</param>
/// <param name="Trouble">What went wrong last (<see cref="ServerTrouble"/>); null since something went well.</param>
/// <param name="HeardAt">When it last transcribed something.</param>
public sealed record ServerState(string Url, int Busy, bool Resting, string? Trouble, DateTimeOffset? HeardAt);

/// <summary>What a trial of one server came to.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Trouble">What went wrong (<see cref="ServerTrouble"/>), or null.</param>
/// <param name="Seconds">Time it took for ten seconds of speech.</param>
/// <param name="Text">What it heard.</param>
public sealed record ServerTrial(string Url, string? Trouble, double Seconds, string Text);

/// <summary>Why a server did not transcribe.</summary>
public static class ServerTrouble
{
    /// <summary>No connection, or an answer that it cannot now (408, 429, 5xx).</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No answer in time.</summary>
    public const string Slow = "slow";

    /// <summary>It wants another key.</summary>
    public const string Key = "key";

    /// <summary>It does not take this (another 4xx, or a redirection).</summary>
    public const string Rejected = "rejected";

    /// <summary>Not an answer of this protocol: cut off, without times, of another length.</summary>
    public const string Malformed = "malformed";

    /// <summary>Its address lies outside the house and nobody allowed that.</summary>
    public const string Outside = "outside";
}
