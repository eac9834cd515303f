namespace CallAssist.Agent.Spool;

/// <summary>One walk through files that wait to be sent.</summary>
internal interface ISpoolPass
{
    ValueTask<PassResult> RunAsync(CancellationToken ct);
}
