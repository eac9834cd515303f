using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Interventions;

public sealed class SaveTests
{
    [Fact]
    public async Task Accept_OfADraft_PutsItIntoTheCustomersHistoryAndTellsIt()
    {
        await using var host = await StartAsync();
        var company = Guid.CreateVersion7();
        var draft = await host.DraftAsync();
        var outcome = await host.Interventions.AcceptAsync(Alice, draft.Id, draft.Version, draft.Body with { CompanyId = company });

        var saved = Assert.IsType<SaveOutcome.Saved>(outcome).Intervention;
        Assert.Equal((InterventionState.Accepted, Alice.Id, "Alice Martin"), (saved.State, saved.OperatorId, saved.SavedBy));
        Assert.Equal(["interventions.drafted", "interventions.saved"], await host.EventsAsync());
        Assert.Empty(await host.Interventions.DraftsAsync(Alice));
        var entry = Assert.Single(await Timeline(host).ListAsync(company, [], 10));
        Assert.Equal(("intervention", saved.Id, "DSN rejetée", "Alice Martin"), (entry.Kind, entry.Id, entry.Title, entry.Person));
    }

    [Fact]
    public async Task Correct_OfAnAcceptedOne_KeepsAuthorAndFormerText()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var accepted = await SavedAsync(host.Interventions.AcceptAsync(Alice, draft.Id, draft.Version));
        var corrected = await SavedAsync(host.Interventions.CorrectAsync(
            Chief, accepted.Id, accepted.Version, accepted.Body with { Subject = "DSN de juin", Minutes = 12 }));

        Assert.Equal(("DSN de juin", 12, "Chloé Roy", Alice.Id), (corrected.Body.Subject, corrected.Body.Minutes, corrected.SavedBy, corrected.OperatorId));
        var revisions = await host.Interventions.RevisionsAsync(Alice, draft.Id);
        Assert.Equal(
            [("corrected", "Chloé Roy", "DSN rejetée", InterventionState.Accepted), ("accepted", "Alice Martin", "DSN rejetée", InterventionState.Draft)],
            revisions.Select(r => (r.Change, r.Author!, r.Body.Subject, r.State)));
        Assert.Equal(["Bloc S21 corrigé"], revisions[0].Body.Actions);
    }

    [Fact]
    public async Task Correct_OfOneWithoutACall_MayGiveItOneOfOnesOwnOnce()
    {
        await using var host = await StartAsync();
        CallRow[] calls = [new() { Id = Guid.CreateVersion7(), Extension = "21" }, new() { Id = Guid.CreateVersion7(), Extension = "21" }];
        host.Calls.Calls.AddRange(calls);
        var (first, second) = (calls[0], calls[1]);
        var written = await SavedAsync(host.Interventions.WriteAsync(Alice, Text("Sans appel")));
        var about = await SavedAsync(host.Interventions.CorrectAsync(Alice, written.Id, written.Version, written.Body, first.Id));
        Assert.Equal((first.Id, written.At), (about.CallId!.Value, about.At));
        var again = await SavedAsync(host.Interventions.CorrectAsync(Alice, written.Id, about.Version, about.Body, second.Id));
        Assert.Equal(first.Id, again.CallId);

        var other = await SavedAsync(host.Interventions.WriteAsync(Bruno, Text("De Bruno")));
        Assert.IsType<SaveOutcome.Refused>(await host.Interventions.CorrectAsync(Bruno, other.Id, other.Version, other.Body, first.Id));
        Assert.Null((await host.Interventions.FindAsync(Bruno, other.Id))!.CallId);
    }

    [Fact]
    public async Task Correct_OnAnOldVersion_IsToldAndWritesNothing()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        await host.Interventions.CorrectAsync(Alice, draft.Id, draft.Version, draft.Body with { Subject = "D'abord Alice" });
        var outcome = await host.Interventions.CorrectAsync(Chief, draft.Id, draft.Version, draft.Body with { Subject = "Puis Chloé" });

        var conflict = Assert.IsType<SaveOutcome.Conflict>(outcome);
        Assert.Equal(("D'abord Alice", "Alice Martin", 2), (conflict.Current.Body.Subject, conflict.Current.SavedBy, conflict.Current.Version));
        Assert.Equal("D'abord Alice", (await host.Interventions.FindAsync(Alice, draft.Id))!.Body.Subject);
    }

    [Fact]
    public async Task Accept_PressedTwiceAtOnce_IsSavedOnce()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Interventions.AcceptAsync(Alice, draft.Id, draft.Version)));

        Assert.Single(outcomes.OfType<SaveOutcome.Saved>());
        Assert.Equal(7, outcomes.OfType<SaveOutcome.Conflict>().Count());
        Assert.Single(await host.EventsAsync(), "interventions.saved");
    }

    [Fact]
    public async Task Change_BySomebodyElsesOperator_IsRefused()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync(extension: "21");
        Assert.IsType<SaveOutcome.Refused>(await host.Interventions.AcceptAsync(Bruno, draft.Id, draft.Version));
        var accepted = await SavedAsync(host.Interventions.AcceptAsync(Alice, draft.Id, draft.Version));

        Assert.NotNull(await host.Interventions.FindAsync(Bruno, draft.Id));
        Assert.IsType<SaveOutcome.Refused>(await host.Interventions.CorrectAsync(Bruno, draft.Id, accepted.Version, Text("Bruno était là")));
        Assert.IsType<SaveOutcome.Refused>(await host.Interventions.DismissAsync(Bruno, Guid.CreateVersion7(), 1));
    }

    [Fact]
    public async Task Dismiss_OfADraft_TakesItOffTheDeskAndNotOfAnAcceptedOne()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var dismissed = await SavedAsync(host.Interventions.DismissAsync(Alice, draft.Id, draft.Version));
        Assert.Equal(InterventionState.Dismissed, dismissed.State);
        Assert.Empty(await host.Interventions.DraftsAsync(Alice));
        Assert.Equal(["interventions.drafted"], await host.EventsAsync());

        var written = await SavedAsync(host.Interventions.WriteAsync(Alice, Text("Écrite")));
        Assert.IsType<SaveOutcome.Conflict>(await host.Interventions.DismissAsync(Alice, written.Id, written.Version));
    }

    [Fact]
    public async Task Write_FromACall_TakesItsCustomerAndTime()
    {
        await using var host = await StartAsync();
        var company = Guid.CreateVersion7();
        var call = new CallRow { Id = Guid.CreateVersion7(), Extension = "21", Number = "+33155551234", StartedAt = DateTimeOffset.UnixEpoch.AddDays(20_000) };
        host.Calls.Calls.Add(call);
        host.Customers.ByNumber["+33155551234"] = new CallerCard { Number = "+33155551234", CompanyId = company, Company = "Garage Leroy", Contact = "M. Leroy" };
        var written = await SavedAsync(host.Interventions.WriteAsync(Alice, new InterventionBody { Subject = "Bulletin" }, call.Id));

        Assert.Equal(("M. Leroy · Garage Leroy", company, call.StartedAt), (written.Body.Customer, written.Body.CompanyId, written.At));
        Assert.Equal((InterventionState.Accepted, false), (written.State, written.Drafted));
        Assert.Equal(["interventions.saved"], await host.EventsAsync());
        Assert.IsType<SaveOutcome.Refused>(await host.Interventions.WriteAsync(Bruno, Text("Pas mon appel"), call.Id));
    }

    private static ICustomerTimeline Timeline(InterventionsHost host) => host.Services.GetServices<ICustomerTimeline>().Single();

    private static async Task<Intervention> SavedAsync(Task<SaveOutcome> outcome) => Assert.IsType<SaveOutcome.Saved>(await outcome).Intervention;
}
