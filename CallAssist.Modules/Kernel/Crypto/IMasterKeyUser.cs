namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>A module that keeps something under the master key: a rotation wraps it anew.</summary>
internal interface IMasterKeyUser
{
    /// <summary>Wraps with the present master key what a former one wrapped; how much that was.</summary>
    Task<int> RewrapAsync(CancellationToken ct);
}
