using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Tests.Agent;

/// <summary>Where a <see cref="Gate"/> holds an upload.</summary>
public enum Moment
{
    /// <summary>The first bytes came, the rest did not yet.</summary>
    InTheMiddle,

    /// <summary>The server has stored it all, and its answer is still on the way.</summary>
    BeforeTheAnswer,
}

/// <summary>Holds the first upload at a moment until its sender is gone; lets every later one through.</summary>
internal sealed class Gate(Moment moment) : IStartupFilter
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _uploads;

    /// <summary>Ends when the first upload stands at the gate.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) => context.Request.Path == "/" + AgentApi.Recordings && HttpMethods.IsPost(context.Request.Method) && Interlocked.Increment(ref _uploads) == 1
            ? HoldAsync(context, rest)
            : rest(context));
        next(app);
    };

    private async Task HoldAsync(HttpContext context, RequestDelegate rest)
    {
        if (moment == Moment.InTheMiddle)
        {
            await context.Request.Body.ReadAtLeastAsync(new byte[100_000], 100_000, cancellationToken: context.RequestAborted);
        }
        else
        {
            context.Response.Body = new MemoryStream();
            await rest(context);
        }

        _reached.TrySetResult();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
