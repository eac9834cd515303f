using CallAssist.Modules.Kernel.Network;
using CallAssist.Modules.Webhooks.Contracts;

namespace CallAssist.Modules.Webhooks.Destinations;

/// <summary>What a destination must be: named, told of something, behind <c>https</c> unless it stands in the house.</summary>
internal static class DestinationRule
{
    private const int LongestName = 100;
    private const int LongestUrl = 1000;

    /// <summary>Codes of what is wrong: <c>Name Url Plain Events</c>.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(WebhookDestination destination, CancellationToken ct)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(destination.Name) || destination.Name.Length > LongestName)
            problems.Add("Name");
        if (destination.Events.Count == 0 || destination.Events.Except(WebhookEvents.All).Any())
            problems.Add("Events");
        if (destination.Url.Length > LongestUrl || !Uri.TryCreate(destination.Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            problems.Add("Url");
        else if (url.Scheme == "http" && !await IsInsideAsync(url, ct))
            problems.Add("Plain");
        return problems;
    }

    // A name nobody knows yet is looked at again on every connection.
    private static async Task<bool> IsInsideAsync(Uri url, CancellationToken ct) =>
        url.IsLoopback || (await PrivateNetwork.HoldsAsync(url.DnsSafeHost, ct) ?? !url.DnsSafeHost.Contains('.', StringComparison.Ordinal));
}
