using CallAssist.Modules.Customers.Api;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Edit;
using CallAssist.Modules.Customers.History;
using CallAssist.Modules.Customers.Import;
using CallAssist.Modules.Customers.Links;
using CallAssist.Modules.Customers.List;
using CallAssist.Modules.Customers.Lookup;
using CallAssist.Modules.Customers.Names;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Customers;

/// <summary>Companies, contacts, numbers, alerts and one timeline: who is calling.</summary>
public static class CustomersModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CompanyTimeline>();
        services.AddSingleton<ICompanyTimeline>(provider => provider.GetRequiredService<CompanyTimeline>());
        services.AddSingleton<Guesses>();
        services.AddSingleton<ICustomerDirectory, CustomerDirectory>();
        services.AddSingleton<ICustomerLinks, CustomerLinks>();
        services.AddSingleton<CustomerEditor>();
        services.AddSingleton<ICustomerEditor>(provider => provider.GetRequiredService<CustomerEditor>());
        services.AddSingleton<ICustomerImport, CustomerImport>();
        services.AddSingleton<ICustomerList, CustomerList>();
        services.AddSingleton<ICallerNames, CallerNames>();
        services.AddSingleton<ICustomerKeys, CustomerKeys>();
        return services;
    }

    /// <summary>Maps the REST interface.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder routes) => CustomersApi.Map(routes);
}
