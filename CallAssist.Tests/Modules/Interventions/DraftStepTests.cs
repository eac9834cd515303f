using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Interventions;

public sealed class DraftStepTests
{
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-0000000000f1");
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(56);

    [Fact]
    public async Task Step_OfAMatchedCall_DraftsForItsOperatorAndCustomer()
    {
        await using var host = await UnderstoodAsync(new Recording { Id = Id, CallId = Guid.CreateVersion7(), DurationMs = 61_000 });
        var callId = host.Recordings.All[0].CallId!.Value;
        host.Calls.Calls.Add(new CallRow { Id = callId, Number = "+33494123456", Extension = "21", StartedAt = Start, AnsweredAt = Start.AddSeconds(5), EndedAt = Start.AddSeconds(185) });
        host.Customers.ByNumber["+33494123456"] = new CallerCard { CompanyId = Guid.CreateVersion7(), Company = "Coiffure Élégance", Contact = "Claire Dupont" };

        Assert.IsType<StepResult.Done>(await host.RunStepAsync(Id));
        await host.RunStepAsync(Id);

        var draft = Assert.Single(await host.Interventions.DraftsAsync(Alice));
        Assert.Equal((callId, Alice.Id, "Claire Dupont · Coiffure Élégance", Start, 3), (draft.CallId, draft.OperatorId, draft.Body.Customer, draft.At, draft.Body.Minutes));
        Assert.Equal(["DSN"], draft.Body.Keywords);
        Assert.Single(await host.EventsAsync(), "interventions.drafted");
    }

    [Fact]
    public async Task Step_OfARedactedText_NamesPeopleAgainInsideTheHouse()
    {
        await using var host = await UnderstoodAsync(new Recording { Id = Id, ToNumber = "21" });
        await host.RunStepAsync(Id);

        var draft = (await host.Interventions.OfRecordingAsync(Chief, Id))!;
        Assert.Equal("Rappeler Claire Dupont", draft.Body.Subject);
        Assert.Equal("Claire Dupont signale une DSN rejetée.", draft.Body.Summary);
        Assert.Equal(["Je rappelle Claire Dupont demain."], draft.Body.Actions);
    }

    [Theory]
    [InlineData("caller", "+33494123456", "22")]
    [InlineData("callee", "22", "+33494123456")]
    public async Task Step_WithoutACall_TakesOperatorAndCustomerFromTheCapture(string customerSide, string from, string to)
    {
        await using var host = await UnderstoodAsync(new Recording
        {
            Id = Id, FromNumber = from, ToNumber = to, CustomerSide = customerSide, StartedAt = Start, DurationMs = 20_000,
        });
        host.Customers.ByNumber["+33494123456"] = new CallerCard { Company = "Garage du Port" };
        await host.RunStepAsync(Id);

        var draft = Assert.Single(await host.Interventions.DraftsAsync(Bruno));
        Assert.Equal((null, Bruno.Id, "Garage du Port", Start, 1), (draft.CallId, draft.OperatorId!.Value, draft.Body.Customer, draft.At, draft.Body.Minutes));
    }

    [Fact]
    public async Task Step_BeforeTheCallIsUnderstood_FailsWithItsReason()
    {
        await using var host = await StartAsync();
        Assert.Equal("no-recording", Assert.IsType<StepResult.Failed>(await host.RunStepAsync(Id)).Code);
        host.Recordings.All.Add(new Recording { Id = Id });
        Assert.Equal("no-insights", Assert.IsType<StepResult.Failed>(await host.RunStepAsync(Id)).Code);
        Assert.Empty(await host.EventsAsync());
    }

    private static async Task<InterventionsHost> UnderstoodAsync(Recording recording)
    {
        var host = await StartAsync();
        host.Recordings.All.Add(recording);
        host.Insights.All[recording.Id] = new CallInsights(
            [new FoundKeyword("dsn", "DSN", 0.98, [])],
            "[PERSONNE 1] signale une DSN rejetée.",
            new DraftText("Rappeler [PERSONNE 1]", "[PERSONNE 1] signale une DSN rejetée.", "Frustré", "anomalie_dsn", ["Je rappelle [PERSONNE 1] demain."], []))
        {
            Redaction = new RedactedCall([], [], new Dictionary<string, string> { ["[PERSONNE 1]"] = "Claire Dupont" }, []),
        };
        return host;
    }
}
