using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Tests.Engines.Whisper;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_ManyRounds_EveryItemOnce(int workers)
    {
        using var team = new WorkerTeam(workers);
        var counts = new int[97];
        var work = new Count(counts);
        for (var round = 0; round < 2000; round++)
        {
            if (round % 500 == 499) Thread.Sleep(30); // long enough for the threads to sleep
            team.Run(round % counts.Length, ref work);
        }
        var expected = Enumerable.Range(0, counts.Length).Select(item => Enumerable.Range(0, 2000).Count(round => item < round % counts.Length));
        Assert.Equal(expected, counts);
    }

    [Fact]
    public void Dispose_TeamThatNeverWorked_Ends()
    {
        var team = new WorkerTeam(3);
        team.Dispose();
        team.Dispose();
        Assert.Equal(3, team.Workers);
    }

    private readonly struct Count(int[] counts) : IWork
    {
        public void Do(int item, int worker) => Interlocked.Increment(ref counts[item]);
    }
}
