using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Fakes;

/// <summary>Changes the services of a real host after all its modules have added theirs.</summary>
internal sealed class LateServices(Action<IServiceCollection> change) : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        change(services);
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();
}
