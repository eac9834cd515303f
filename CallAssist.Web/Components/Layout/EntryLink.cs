using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CallAssist.Web.Components.Layout;

/// <summary>A link of the navigation that is marked on its own page and on those one reaches from it.</summary>
public sealed class EntryLink : NavLink
{
    /// <summary>Pages behind this one.</summary>
    [Parameter]
    public IReadOnlyList<NavEntry>? Within { get; set; }

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override bool ShouldMatch(string uriAbsolute) => base.ShouldMatch(uriAbsolute) || Within?.Any(entry => IsAt(entry, uriAbsolute)) == true;

    private bool IsAt(NavEntry entry, string uri) =>
        Navigation.ToBaseRelativePath(uri).Split('?', '#')[0] is var path && (path == entry.Href || path.StartsWith(entry.Href + "/", StringComparison.Ordinal));
}
