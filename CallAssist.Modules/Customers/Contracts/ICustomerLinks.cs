namespace CallAssist.Modules.Customers.Contracts;

/// <summary>The office's links into its intranet, in the order in which cards show them.</summary>
public interface ICustomerLinks
{
    /// <summary>All of them.</summary>
    Task<IReadOnlyList<ExternalLink>> ListAsync(CancellationToken ct = default);

    /// <summary>Replaces all of them. Returns the first address that is none (http or https, known placeholders only), or null when saved.</summary>
    Task<string?> SaveAsync(IReadOnlyList<ExternalLink> links, CancellationToken ct = default);
}

/// <summary>An address with holes: <c>{externalId}</c>, <c>{number}</c> (E.164) and <c>{callId}</c>.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Address">For example <c>https://intranet.example/clients/{externalId}</c>.</param>
public sealed record ExternalLink(string Label, string Address)
{
    /// <summary>The names that may stand in braces.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["externalId", "number", "callId"];

    /// <summary>The address with its holes filled, or null when one of them has no value here.</summary>
    public string? For(string? externalId, string? number, Guid? callId)
    {
        var address = Address;
        foreach (var (name, value) in Placeholders.Zip((string?[])[externalId, number, callId?.ToString("D")]))
        {
            var hole = "{" + name + "}";
            if (!address.Contains(hole, StringComparison.Ordinal))
                continue;
            if (string.IsNullOrEmpty(value))
                return null;
            address = address.Replace(hole, Uri.EscapeDataString(value), StringComparison.Ordinal);
        }

        return address;
    }
}
