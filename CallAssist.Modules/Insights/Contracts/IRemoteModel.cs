namespace CallAssist.Modules.Insights.Contracts;

/// <summary>The language model that writes drafts, where one is set: any server that speaks the OpenAI chat protocol.</summary>
public interface IRemoteModel
{
    /// <summary>The instructions that ship; the house's own are added to them.</summary>
    string Prompt { get; }

    /// <summary>The settings; <see cref="RemoteEndpoint.On"/> is false until someone turns it on.</summary>
    Task<RemoteEndpoint> GetAsync(CancellationToken ct = default);

    /// <summary>Stores them. A null key keeps the former one, an empty one deletes it. Returns what is wrong, as codes; empty when stored.</summary>
    Task<IReadOnlyList<string>> SaveAsync(RemoteEndpoint endpoint, string? key, CancellationToken ct = default);

    /// <summary>Asks for the draft of an invented call. Returns null, or what went wrong (<see cref="RemoteTrouble"/>).</summary>
    Task<string?> TryAsync(RemoteEndpoint endpoint, string? key, CancellationToken ct = default);

    /// <summary>Tokens used since midnight, office time.</summary>
    Task<int> UsedTodayAsync(CancellationToken ct = default);
}

/// <summary>Settings of the language model.</summary>
public sealed record RemoteEndpoint
{
    /// <summary>Whether drafts are asked for.</summary>
    public bool On { get; init; }

    /// <summary>Base address, for example <c>https://api.openai.com/v1</c> or <c>http://127.0.0.1:8080/v1</c>.</summary>
    public string Url { get; init; } = "";

    /// <summary>Model name as the server knows it.</summary>
    public string Model { get; init; } = "";

    /// <summary>True for a server of the house: it gets the call as spoken. Any other gets the redacted text only.</summary>
    public bool InHouse { get; init; }

    /// <summary>Tokens per day, questions and answers; 0 for none.</summary>
    public int DailyTokens { get; init; } = 200_000;

    /// <summary>Seconds one answer may take; 5 to 600.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>
    /// What to mind, one line each; a line that begins with a category of the catalogue and a colon (<c>DSN : citer la rubrique</c>) goes
    /// with calls of that category only.
    /// </summary>
    public string Instructions { get; init; } = "";

    /// <summary>True when a key is stored; it is never shown again.</summary>
    public bool HasKey { get; init; }
}

/// <summary>Why a draft stands without the model's text.</summary>
public static class RemoteTrouble
{
    /// <summary>The second check still finds something personal: nothing was sent.</summary>
    public const string HeldBack = "held-back";

    /// <summary>The day's tokens are used up.</summary>
    public const string Budget = "budget";

    /// <summary>The model declined to answer.</summary>
    public const string Refused = "refused";

    /// <summary>The answer is not what was asked for.</summary>
    public const string Malformed = "malformed";

    /// <summary>The answer is empty, or rests on nothing that was said.</summary>
    public const string Empty = "empty";

    /// <summary>No answer within the time.</summary>
    public const string Slow = "slow";

    /// <summary>The server cannot be reached, or has failed several times in a row.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The server does not accept the key.</summary>
    public const string Key = "key";

    /// <summary>The server refused the request: wrong model name, no JSON schema, too long.</summary>
    public const string Rejected = "rejected";
}
