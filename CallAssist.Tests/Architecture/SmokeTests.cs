namespace CallAssist.Tests.Architecture;

public sealed class SmokeTests
{
    [Fact]
    public void Solution_Builds_AndTestsRun() => Assert.True(typeof(object).IsPublic);
}
