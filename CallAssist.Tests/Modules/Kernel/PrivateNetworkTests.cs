using System.Net;
using CallAssist.Modules.Kernel.Network;

namespace CallAssist.Tests.Modules.Kernel;

public sealed class PrivateNetworkTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.9", true)]
    [InlineData("192.169.0.9", false)]
    [InlineData("169.254.1.1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("172.20.1.1", true)]
    [InlineData("172.32.1.1", false)]
    [InlineData("2a00:1450::1", false)]
    public void Holds_AnAddress_KnowsTheHouse(string address, bool inside) => Assert.Equal(inside, PrivateNetwork.Holds(IPAddress.Parse(address)));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("no-such-name.invalid", null)]
    public async Task Holds_AName_JudgesWhatItStandsForNow(string host, bool? inside) => Assert.Equal(inside, await PrivateNetwork.HoldsAsync(host, TestContext.Current.CancellationToken));
}
