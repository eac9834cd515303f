using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>The settings: checked, stored, tried.</summary>
internal sealed class RemoteModel(EndpointStore endpoints, LedgerStore ledger, ChatModel model, OfficeDay day) : IRemoteModel
{
    // Invented, so that a test sends nothing of the house.
    private static readonly SpokenTurn[] Example =
    [
        new("customer", 0, 4, "Bonjour, ma DSN de mars est rejetée."),
        new("operator", 4, 9, "Un code postal est faux, je le corrige et je vous renvoie le fichier."),
        new("customer", 9, 11, "Merci beaucoup."),
    ];

    public string Prompt => ChatPrompt.Shipped;

    public async Task<RemoteEndpoint> GetAsync(CancellationToken ct) => (await endpoints.FindAsync(ct))?.ToEndpoint() ?? new();

    public async Task<IReadOnlyList<string>> SaveAsync(RemoteEndpoint endpoint, string? key, CancellationToken ct)
    {
        var problems = Problems(endpoint).ToList();
        if (problems.Count == 0)
            await endpoints.SaveAsync(endpoint with { Url = endpoint.Url.Trim(), Model = endpoint.Model.Trim() }, key, ct);
        return problems;
    }

    public async Task<string?> TryAsync(RemoteEndpoint endpoint, string? key, CancellationToken ct)
    {
        if (Problems(endpoint with { On = true }).Any())
            return RemoteTrouble.Unreachable;
        key ??= endpoints.KeyOf(await endpoints.FindAsync(ct));
        var answer = await model.AskAsync(endpoint, key, ChatPrompt.System("", [], KeywordCatalogue.Default), ChatPrompt.Call(Example, "customer"), ct);
        return answer.Text is { } text ? DraftReader.Read(text, Example, endpoint.Model).Trouble : answer.Trouble;
    }

    public async Task<int> UsedTodayAsync(CancellationToken ct) => await ledger.TokensSinceAsync(await day.BeganAsync(ct), ct);

    private static IEnumerable<string> Problems(RemoteEndpoint endpoint)
    {
        if (endpoint.TimeoutSeconds is < 5 or > 600)
            yield return "Timeout";
        if (endpoint.DailyTokens < 0)
            yield return "Budget";
        if (!endpoint.On)
            yield break;
        if (!Uri.TryCreate(endpoint.Url.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return "Url";
        else if (url.Scheme == "http" && !endpoint.InHouse && !url.IsLoopback)
            yield return "Plain";
        if (string.IsNullOrWhiteSpace(endpoint.Model))
            yield return "Model";
    }
}
