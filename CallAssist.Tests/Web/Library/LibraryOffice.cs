using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

/// <summary>An office (lea at 6002, tom at 6003, a supervisor, an administrator without a phone) with one call of lea's, captured and transcribed by the demo model.</summary>
public sealed class LibraryOffice : IAsyncLifetime
{
    public WebHost Host { get; private set; } = null!;

    /// <summary>The real recording.</summary>
    public Guid Call { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Host = await WebHost.StartAsync(builder => builder.Configuration["Transcription:UseDemoModel"] = "true");
        foreach (var (name, display, extension) in new[] { ("lea", "Léa Petit", "6002"), ("tom", "Tom Girard", "6003") })
        {
            Assert.Empty(await Host.WithAsync<IPeople, IReadOnlyList<string>>(people =>
                people.AddAsync(new() { UserName = name, DisplayName = display, Extensions = [extension] }, WebHost.Password)));
        }

        Call = await RecordAsync("Calls/dialogue1-dsn.pcapng");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Task<Person> PersonAsync(string name) => Host.WithAsync<IPeople, Person>(async people => (await people.FindByNameAsync(name))!);

    /// <summary>Sends a capture of lea's phone and waits for its draft, and for what else follows from its words: the index is nobody's next step.</summary>
    public async Task<Guid> RecordAsync(string fixture)
    {
        var answer = await Host.UploadAsync(await Host.TokenAsync(), fixture, "&extension=6002");
        var id = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("id").GetGuid();
        await ModuleHost.EventuallyAsync(async () => (await Host.Services.GetRequiredService<IRecordings>().FindAsync(id))?.State == "drafted", "The recording was not drafted.");
        await Host.Services.GetRequiredService<IDatabase>().SettledAsync();
        return id;
    }
}
