namespace CallAssist.Web.Hosting;

/// <summary>Ends the server so that <c>serve</c> begins it again, in the same process: a prepared restore is done in between.</summary>
internal sealed class Restart(IHostApplicationLifetime lifetime)
{
    /// <summary>True once it was asked for.</summary>
    public bool Asked { get; private set; }

    public void Ask()
    {
        Asked = true;
        lifetime.StopApplication();
    }
}
