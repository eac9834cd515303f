using System.Globalization;
using CallAssist.Web.Desk;

namespace CallAssist.Tests.Web.Desk;

public sealed class BurstTests
{
    [Fact]
    public void Burst_OfManySignals_PaintsAtOnceAndOnceMoreAtItsEnd()
    {
        var clock = new ManualClock();
        var painted = 0;
        using var burst = new Burst(clock, () =>
        {
            painted++;
            return Task.CompletedTask;
        });
        for (var i = 0; i < 50; i++)
            burst.Signal();
        Assert.Equal(1, painted);
        clock.Fire();
        Assert.Equal(2, painted);
        clock.Fire();
        Assert.Equal(2, painted);
        burst.Signal();
        Assert.Equal(3, painted);
    }

    [Fact]
    public async Task Burst_SignalledFromAnotherLanguage_PaintsInItsOwn()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        var seen = "";
        using var burst = new Burst(new ManualClock(), () =>
        {
            seen = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        });
        await Task.Run(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            burst.Signal();
        }, TestContext.Current.CancellationToken);
        Assert.Equal("fr-FR", seen);
    }

    private sealed class ManualClock : TimeProvider
    {
        private TimerCallback? _callback;

        public void Fire() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
