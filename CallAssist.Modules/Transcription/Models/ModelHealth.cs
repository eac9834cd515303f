using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallAssist.Modules.Transcription.Models;

/// <summary>A missing or unsound model stops transcription only: degraded, with what to do about it.</summary>
internal sealed class ModelHealth(IModelShelf shelf, ITranscriptionServers servers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        // Where servers transcribe, no model is missed here.
        if (await servers.GetAsync(cancellationToken) is { On: true, FallBack: false })
            return HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["code"] = "ok" });
        var model = await shelf.CurrentAsync(cancellationToken);
        return model.Problem is { } problem
            ? HealthCheckResult.Degraded(problem.Detail, data: new Dictionary<string, object> { ["code"] = problem.Code })
            : HealthCheckResult.Healthy(model.Kind!.Description, new Dictionary<string, object> { ["code"] = model.Demo ? "demo-model" : "ok" });
    }
}
