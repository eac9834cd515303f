using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Agents.Feed;

/// <summary>Whose calls an agent may record: the mode of the active person at each extension; an extension without a person is never recorded, nor a call with somebody at its other end who never is.</summary>
internal sealed class Policies(IServiceScopeFactory scopes, IOptions<AgentsOptions> options)
{
    public async Task<CapturePolicy> ForAsync(AgentSession session, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<IPeople>().ListAsync(ct);
        var extensions =
            from person in people
            where person.Active
            from extension in person.Extensions
            where session.Serves(extension)
            group person by extension into sharing
            orderby sharing.Key
            select Of(sharing.Key, [.. sharing]);
        var excluded =
            from person in people
            where person is { Active: true, RecordMode: RecordMode.Never }
            from line in person.Extensions.Concat(person.Numbers)
            orderby line
            select line;
        return new([.. extensions], (int)options.Value.Grace.TotalSeconds, [.. excluded.Distinct()]);
    }

    /// <summary>Sends the policy where it changed since it was last sent.</summary>
    public async Task RefreshAsync(AgentSession session, CancellationToken ct)
    {
        var policy = await ForAsync(session, ct);
        if (session.Policy is { } former && former.GraceSeconds == policy.GraceSeconds && former.Extensions.SequenceEqual(policy.Extensions) && former.Excluded!.SequenceEqual(policy.Excluded!))
            return;
        session.Policy = policy;
        session.Send(policy);
    }

    /// <summary>Where people share an extension, the one who is recorded least decides.</summary>
    private static ExtensionPolicy Of(string extension, IReadOnlyList<Person> sharing)
    {
        var strictest = sharing.MaxBy(p => Strictness(p.RecordMode))!;
        return new(extension, Mode(strictest.RecordMode), Math.Clamp(strictest.RandomPercent, 1, 100));
    }

    private static int Strictness(RecordMode mode) => mode switch { RecordMode.Never => 3, RecordMode.OnDemand => 2, RecordMode.Random => 1, _ => 0 };

    private static CaptureMode Mode(RecordMode mode) => mode switch
    {
        RecordMode.Always => CaptureMode.Always,
        RecordMode.OnDemand => CaptureMode.OnDemand,
        RecordMode.Random => CaptureMode.Random,
        _ => CaptureMode.Never,
    };
}
