using System.Reflection;
using CallAssist.Modules;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Architecture;

/// <summary>Rule 5, and the promise that CallFlow is true.</summary>
public sealed class EventTests
{
    private static readonly Type[] Events =
        [.. typeof(CallFlow).Assembly.GetTypes().Where(t => typeof(IDomainEvent).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false })];

    [Fact]
    public void Events_AreSealedRecordsWithAStableName()
    {
        Assert.All(Events, type =>
        {
            Assert.True(type.IsSealed, type.Name);
            Assert.NotNull(type.GetMethod("<Clone>$"));
            Assert.NotNull(type.GetCustomAttribute<EventNameAttribute>());
            Assert.True(type.Namespace!.EndsWith(".Contracts", StringComparison.Ordinal), type.FullName);
        });
        Assert.Equal(Events.Length, Events.Select(t => t.GetCustomAttribute<EventNameAttribute>()!.Name).Distinct().Count());
    }

    [Fact]
    public void CallFlow_TellsOfEveryEventOnce() =>
        Assert.Equal(Events.Select(t => t.Name).Order(StringComparer.Ordinal), CallFlow.Story.Select(s => s.Event.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task CallFlow_NamesTheRegisteredHandlers()
    {
        await using var host = CallAssistHost.Build(["--data", Directory.CreateTempSubdirectory("callassist-flow-").FullName], demo: false, quiet: true);
        var registered = host.Services.GetServices<HandlerRegistration>()
            .Select(r => $"{r.EventType.Name} → {r.HandlerType.Namespace!.Split('.')[2]}.{r.HandlerType.Name}");
        var told = CallFlow.Story.SelectMany(step => step.HandledBy.Select(handler => $"{step.Event.Name} → {handler}"));
        Assert.Equal(told.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }
}
