using CallAssist.Modules.Compliance.Audit;
using CallAssist.Modules.Compliance.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Compliance;

/// <summary>What everyone may use to account for what was done.</summary>
public static class ComplianceModule
{
    /// <summary>Registers the audit log.</summary>
    public static IServiceCollection AddCompliance(this IServiceCollection services) =>
        services.AddSingleton<IAuditLog, AuditLog>();
}
