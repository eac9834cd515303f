using System.Net;
using CallAssist.Modules.Compliance;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Identity;

public sealed class TokenTests : IAsyncLifetime
{
    private ModuleHost _host = null!;

    private IAccessTokens Tokens => _host.Get<IAccessTokens>();

    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer  abc ", "abc")]
    [InlineData("Bearer ", null)]
    [InlineData("Basic abc", null)]
    [InlineData("", null)]
    public void BearerToken_OfARequest_IsReadWhateverTheCaseOfItsScheme(string header, string? secret)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = header;
        Assert.Equal(secret, BearerToken.Of(http.Request));
    }

    [Fact]
    public async Task Secret_OfANewToken_HasRandom128BitsAndIsStoredOnlyAsHash()
    {
        var (_, first) = await Tokens.CreateAsync(Standard());
        var (_, second) = await Tokens.CreateAsync(Standard());
        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.NotEqual(first, second);
        var stored = await _host.Get<IDatabase>().ReadAsync(c => c.QueryAsync<string>("SELECT hash FROM identity_token"));
        Assert.DoesNotContain(first, stored);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(first))), stored);
    }

    [Fact]
    public async Task Rotation_Once_LeavesTheFormerSecretValidUntilTheNext()
    {
        var (token, first) = await Tokens.CreateAsync(Standard());
        var second = await Tokens.RotateAsync(token.Id);
        Assert.NotNull(await Tokens.FindAsync(first));
        Assert.NotNull(await Tokens.FindAsync(second!));
        var third = await Tokens.RotateAsync(token.Id);
        Assert.Null(await Tokens.FindAsync(first));
        Assert.NotNull(await Tokens.FindAsync(second!));
        Assert.NotNull(await Tokens.FindAsync(third!));
    }

    [Fact]
    public async Task Revocation_OfARotatedToken_EndsBothSecretsAtOnce()
    {
        var (token, first) = await Tokens.CreateAsync(Standard());
        var second = await Tokens.RotateAsync(token.Id);
        await Tokens.RevokeAsync(token.Id);
        Assert.Null(await Tokens.FindAsync(first));
        Assert.Null(await Tokens.FindAsync(second!));
        Assert.Null(await Tokens.RotateAsync(token.Id));
    }

    [Fact]
    public async Task Use_OfAToken_IsNoted()
    {
        var (token, secret) = await Tokens.CreateAsync(Standard());
        await Tokens.FindAsync(secret);
        Assert.NotNull(Assert.Single(await Tokens.ListAsync(), t => t.Id == token.Id).LastUsedAt);
    }

    [Theory]
    [InlineData("", "203.0.113.9", true)]
    [InlineData("192.168.1.0/24", "192.168.1.20", true)]
    [InlineData("192.168.1.0/24", "::ffff:192.168.1.20", true)]
    [InlineData("192.168.1.0/24", "192.168.2.20", false)]
    [InlineData("192.168.1.0/24 10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("192.168.1.0/24", null, false)]
    public void AllowedNetworks_ForAnAddress_Decide(string networks, string? address, bool allowed) =>
        Assert.Equal(allowed, new AccessToken { AllowedNetworks = networks }.Allows(address is null ? null : IPAddress.Parse(address)));

    public async ValueTask InitializeAsync() =>
        _host = await ModuleHost.StartAsync((services, _) => services.AddCompliance().AddIdentity());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static NewToken Standard() => new("webhook", "Standard", "asterisk", TokenRights.ReportEvents);
}
