using System.Text.RegularExpressions;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Customers.Links;

internal sealed partial class CustomerLinks(IDatabase database) : ICustomerLinks
{
    public async Task<IReadOnlyList<ExternalLink>> ListAsync(CancellationToken ct) =>
        [.. (await database.ReadAsync(c => c.QueryAsync<(string Label, string Address)>("SELECT label, address FROM customers_link ORDER BY position"), ct))
            .Select(row => new ExternalLink(row.Label, row.Address))];

    public async Task<string?> SaveAsync(IReadOnlyList<ExternalLink> links, CancellationToken ct)
    {
        if (links.FirstOrDefault(link => !IsSound(link.Address)) is { } wrong)
            return wrong.Address;
        await database.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("DELETE FROM customers_link", new { });
            foreach (var (position, link) in links.Index())
            {
                await unit.ExecuteAsync(
                    "INSERT INTO customers_link (position, label, address) VALUES (@position, @label, @address)",
                    new { position, label = link.Label.Trim(), address = link.Address.Trim() });
            }
        }, ct);
        return null;
    }

    /// <summary>Only web addresses: what stands here becomes a link that operators click.</summary>
    private static bool IsSound(string address) =>
        Hole().Matches(address).All(hole => ExternalLink.Placeholders.Contains(hole.Groups[1].Value))
        && Uri.TryCreate(Hole().Replace(address.Trim(), "x"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Hole();
}
