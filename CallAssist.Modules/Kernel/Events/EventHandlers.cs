using System.Reflection;
using CallAssist.Modules.Kernel.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>
/// Handles one kind of event. What is slow (reading, scheduling a job) comes first; the effect goes through
/// <see cref="Delivery.CompleteAsync"/>, which records it as handled in the effect's own transaction.
/// A handler that returns without completing has no effect in the database and is recorded as done.
/// </summary>
internal interface IEventHandler<in TEvent> where TEvent : IDomainEvent
{
    Task HandleAsync(TEvent domainEvent, Delivery delivery, CancellationToken ct);
}

/// <summary>Who listens to what; the flow's story (CallFlow) is held against these rows by a test.</summary>
internal sealed record HandlerRegistration(
    Type EventType, Type HandlerType, Func<IServiceProvider, IDomainEvent, Delivery, CancellationToken, Task> Invoke)
{
    /// <summary>Stable name: module and class, for example <c>Popups.KeepCards</c>.</summary>
    public string Name { get; } = $"{HandlerType.Namespace!.Split('.')[2]}.{HandlerType.Name}";
}

internal static class EventHandlerRegistrations
{
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IDomainEvent
        where THandler : class, IEventHandler<TEvent> =>
        services.AddScoped<THandler>().AddSingleton(new HandlerRegistration(
            typeof(TEvent), typeof(THandler),
            (provider, domainEvent, delivery, ct) =>
                provider.GetRequiredService<THandler>().HandleAsync((TEvent)domainEvent, delivery, ct)));

    /// <summary>Stored name and version of an event type.</summary>
    public static EventNameAttribute NameOf(Type eventType) =>
        eventType.GetCustomAttribute<EventNameAttribute>()
        ?? throw new InvalidOperationException($"{eventType.FullName} needs an [EventName].");
}
