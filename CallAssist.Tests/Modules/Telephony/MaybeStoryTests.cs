using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>A stranger calls, the operator notes who it was, and the second call says "maybe".</summary>
public sealed class MaybeStoryTests(HookOffice office) : IClassFixture<HookOffice>
{
    private const string Stranger = "0639981888";

    [Fact]
    public async Task Stranger_NotedForACustomer_IsMaybeThatCustomerAtTheNextCall()
    {
        await CallAsync("first");
        var call = await office.CallAsync("+33" + Stranger[1..], "answered");
        var customers = office.Services.GetRequiredService<ICustomerDirectory>();
        Assert.Empty((await customers.LookupAsync(Stranger)).Maybe);

        var company = (await customers.SearchAsync("Durand")).Single().CompanyId!.Value;
        await using (var scope = office.Services.CreateAsyncScope())
        {
            var body = new InterventionBody { CompanyId = company, Customer = "Boulangerie Durand", Subject = "DSN", Summary = "Rappelé de son mobile." };
            Assert.IsType<SaveOutcome.Saved>(await scope.ServiceProvider.GetRequiredService<IInterventions>().WriteAsync(office.Alice, body, call.Id));
        }

        await office.SendAsync(office.Secret("generic"), $"event=newCall&callId=second&direction=in&from={Stranger}&to=21");
        var card = Assert.Single(await office.CardsAsync(office.Alice, 1)).Customer;
        Assert.False(card.Known);
        Assert.Equal("Boulangerie Durand", Assert.Single(card.Maybe).Company);
    }

    private async Task CallAsync(string id)
    {
        foreach (var report in (string[])[$"event=newCall&callId={id}&direction=in&from={Stranger}&to=21", $"event=answer&callId={id}&answeringNumber=21", $"event=hangup&callId={id}&cause=normalClearing"])
            await office.SendAsync(office.Secret("generic"), report);
    }
}
