using System.Net;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules;
using CallAssist.Web.Cli;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CallAssist.Tests.Web.Library;

/// <summary>A server whose master key is gone, or another one, says so and neither seals nor opens; nor does it make a new key.</summary>
public sealed class MasterKeyTests
{
    private const string Another = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData(null, "key-missing", "The master key is missing")]
    [InlineData(Another, "key-other", "not the one that this data was sealed with")]
    public async Task Start_WithoutTheKeyOfItsRecordings_RefusesThemUntilItIsBack(string? instead, string code, string said)
    {
        var (data, recording, token) = await RecordAsync();
        var file = Path.Combine(data, "keys", "master.key");
        var right = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        if (instead is not null)
            await File.WriteAllTextAsync(file, instead, TestContext.Current.CancellationToken);

        await using var host = await OpenAsync(data);
        Assert.Equal((HealthStatus.Unhealthy, code), await HealthAsync(host));
        var refused = await host.UploadAsync(token, "Calls/dialogue2-bulletin.pcapng");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains(said, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var supervisor = await host.SignInAsync("supervisor");
        var audio = await supervisor.GetAsync($"/recordings/{recording}/audio");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, audio.StatusCode);
        Assert.Contains("La clé maîtresse du serveur manque", await audio.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var output = new StringWriter();
        Assert.Equal(1, await CommandLine.RunAsync(["check", "--data", data], output, TextWriter.Null));
        Assert.StartsWith("The master key is", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(said, output.ToString(), StringComparison.Ordinal);
        Assert.Equal(instead, File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : null);

        // Back in its place it is found, without a restart.
        await File.WriteAllTextAsync(file, right, TestContext.Current.CancellationToken);
        Assert.Equal((HealthStatus.Healthy, "ok"), await HealthAsync(host));
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync($"/recordings/{recording}/audio")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await host.UploadAsync(token, "Calls/dialogue2-bulletin.pcapng")).StatusCode);
    }

    [Fact]
    public async Task Upload_OnAFullDisk_IsAnsweredWithThatAndTakenLater()
    {
        await using var host = await WebHost.StartAsync(builder => builder.Host.UseServiceProviderFactory(new LateServices(FakeFullDisk.Install)));
        var token = await host.TokenAsync();
        var disk = host.Services.GetRequiredService<FakeFullDisk>();
        disk.Full = true;
        var refused = await host.UploadAsync(token, "Calls/dialogue1-dsn.pcapng");
        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
        var error = System.Text.Json.JsonSerializer.Deserialize(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), AgentJson.Default.AgentError)!;
        Assert.Equal("disk-full", error.Code);
        Assert.Contains("disk is full", error.Error, StringComparison.Ordinal);
        disk.Full = false;
        Assert.Equal(HttpStatusCode.Created, (await host.UploadAsync(token, "Calls/dialogue1-dsn.pcapng")).StatusCode);
    }

    private static async Task<(string Data, Guid Recording, string Token)> RecordAsync()
    {
        await using var host = await WebHost.StartAsync();
        var token = await host.TokenAsync();
        await host.UploadAsync(token, "Calls/dialogue1-dsn.pcapng");
        var supervisor = await host.WithAsync<CallAssist.Modules.Identity.Contracts.IPeople, CallAssist.Modules.Identity.Contracts.Person>(async people => (await people.FindByNameAsync("supervisor"))!);
        var recordings = host.Services.GetRequiredService<IRecordings>();
        await ModuleHost.EventuallyAsync(async () => (await recordings.ListAsync(supervisor)).Any(r => r.DurationMs is not null), "The capture was not extracted.");
        return (host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Directory, (await recordings.ListAsync(supervisor))[0].Id, token);
    }

    private static Task<WebHost> OpenAsync(string data) => WebHost.StartEmptyAsync(builder => builder.Configuration["Data:Directory"] = data);

    private static async Task<(HealthStatus, string)> HealthAsync(WebHost host)
    {
        var entry = (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["key"];
        return (entry.Status, (string)entry.Data["code"]);
    }
}
