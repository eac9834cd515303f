namespace CallAssist.Tests.Web;

/// <summary>Several things that end together.</summary>
internal sealed class Disposables<T>(IEnumerable<T> items) : List<T>(items), IDisposable where T : IDisposable
{
    public void Dispose() => ForEach(item => item.Dispose());
}
