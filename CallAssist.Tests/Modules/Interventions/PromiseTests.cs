using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Tests.Modules.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Interventions;

/// <summary>The switchboard is told that a caller was promised to be called back, until somebody talked with him.</summary>
public sealed class PromiseTests : IAsyncLifetime
{
    private readonly HookOffice _office = new();
    private int _call;

    [Theory]
    [InlineData("Rappeler lundi matin avec le bulletin corrigé", 1)]
    [InlineData("Mme Durand sera recontactée par le technicien", 1)]
    [InlineData("We call her back on Monday", 1)]
    [InlineData("Envoyer la notice par mail", 0)]
    [InlineData("Le client nous rappelle s'il y a lieu", 0)]
    [InlineData("", 0)]
    public async Task Reply_TellsWhetherACallbackWasPromised(string followUp, int promised)
    {
        await PromiseAsync(followUp);
        Assert.Contains($"callback_promised={promised}", await RingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_OnceSomebodyTalkedWithHim_IsKept()
    {
        await PromiseAsync("À rappeler");
        Assert.Contains("callback_promised=1", await RingAsync(), StringComparison.Ordinal);
        await TellAsync($"event=outgoing&linkedid=back&caller=21&called={HookOffice.CustomerNumber}", "event=hangup&linkedid=back&dialstatus=NOANSWER");
        await _office.SettledAsync();
        Assert.Contains("callback_promised=1", await RingAsync(), StringComparison.Ordinal);
        await TellAsync($"event=outgoing&linkedid=again&caller=21&called={HookOffice.CustomerNumber}", "event=answered&linkedid=again", "event=hangup&linkedid=again&dialstatus=ANSWER&answeredtime=60");
        await _office.SettledAsync();
        Assert.Contains("callback_promised=0", await RingAsync(), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private async Task PromiseAsync(string followUp)
    {
        await using var scope = _office.Services.CreateAsyncScope();
        var card = await scope.ServiceProvider.GetRequiredService<ICustomerDirectory>().LookupAsync(HookOffice.CustomerNumber);
        var chief = new Person { Id = Guid.CreateVersion7(), DisplayName = "Chef", Role = Roles.Supervisor };
        Assert.IsType<SaveOutcome.Saved>(await scope.ServiceProvider.GetRequiredService<IInterventions>().WriteAsync(
            chief, new() { CompanyId = card.CompanyId, Customer = card.Title, Subject = "Bulletin", FollowUp = followUp }));
    }

    private async Task<string> RingAsync()
    {
        var (status, body) = await _office.SendAsync(_office.Secret("asterisk"), $"event=incoming&linkedid=in{++_call}&caller={HookOffice.CustomerNumber}&called=0199001000");
        Assert.Equal(200, status);
        await TellAsync($"event=hangup&linkedid=in{_call}&dialstatus=CANCEL");
        await _office.SettledAsync();
        return body;
    }

    private async Task TellAsync(params string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await _office.SendAsync(_office.Secret("asterisk"), report)).Status);
    }
}
