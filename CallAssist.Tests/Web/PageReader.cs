using System.Security.Claims;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Web;

/// <summary>What a page of the real host shows to a person, rendered once as a tab's circuit would render it first.</summary>
internal static class PageReader
{
    /// <summary>Renders the page at this address for the person of this sign-in name.</summary>
    public static async Task<IDocument> ReadAsync<TPage>(this WebHost host, string userName, string address, Dictionary<string, object?>? parameters = null)
        where TPage : IComponent
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var person = await services.GetRequiredService<IPeople>().FindByNameAsync(userName, TestContext.Current.CancellationToken);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person!.Id.ToString()), new(ClaimTypes.Role, person.Role)], "test"));
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        ((IHostEnvironmentNavigationManager)services.GetRequiredService<NavigationManager>())
            .Initialize(host.Address.ToString(), new Uri(host.Address, address).ToString());
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters ?? []))).ToHtmlString());
        return await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
    }

    /// <summary>The text of every element that matches, white space evened out.</summary>
    public static string[] Texts(this IParentNode page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
