using System.Net;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Agent;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Recordings;

/// <summary>The pipeline searched by what a manager knows of a call.</summary>
public sealed class PipelineSearchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_ByCustomerNumberFileAndId_FindsTheRecordingWhoseCaptureKnowsTheSwitchboardOnly()
    {
        await using var office = await AgentOffice.OpenAsync();
        await office.Services.GetRequiredService<ICustomerEditor>().SaveAsync([new() { Name = "Boulangerie Durand", Contacts = [new("Mme Durand", "", ["0639981001"])] }], Ct);
        var hook = (await office.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("webhook", "PBX", "asterisk", TokenRights.ReportEvents), Ct)).Secret;
        using var http = new HttpClient { BaseAddress = new(office.Options.Server) };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"hooks/{hook}?event=incoming&linkedid=7&caller=0639981001&called=0199001000", Ct)).StatusCode);
        var calls = office.Services.GetRequiredService<ICallLog>();
        await ModuleHost.EventuallyAsync(async () => (await calls.ListAsync(new(), Ct)).Count == 1, "There is no call.");
        var call = (await calls.ListAsync(new(), Ct))[0].Id;
        office.Drop(name: "du lundi.pcapng");
        using var agent = await AgentOffice.WatchAsync(office.Options);
        await ModuleHost.EventuallyAsync(async () => (await office.ListAsync()).Count == 1, "The capture never came.");
        await agent.StopAsync(Ct);
        var id = (await office.ListAsync())[0].Id;
        await ModuleHost.EventuallyAsync(async () => (await office.Services.GetRequiredService<IRecordings>().FindAsync(id, Ct)) is { WaitingCode: not null }, "It does not wait for a model.");
        await office.Services.GetRequiredService<IDatabase>().WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_recording SET call_id = @call WHERE id = @id", new { call, id }), Ct);
        var search = office.Services.GetRequiredService<IPipelineSearch>();

        foreach (var text in (string[])["durand", "06 39 98 10 01", "6001", "du lundi", id.ToString()])
            Assert.True((await search.FindAsync(new() { Text = text }, Ct)).Items.Any(r => r.Id == id), text);
        foreach (var text in (string[])["garage", "0639981009", "du mardi", Guid.CreateVersion7().ToString()])
            Assert.Empty(await search.IdsAsync(new() { Text = text }, Ct));
        Assert.Equal(id, Assert.Single(await search.IdsAsync(new() { Stage = RecordingStage.Waiting }, Ct)));
        Assert.Empty(await search.IdsAsync(new() { Stage = RecordingStage.Failed }, Ct));
        Assert.Equal(1, await search.RerunAllAsync(new() { Text = "durand" }, Ct));
    }
}
