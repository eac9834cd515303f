using System.Net;
using System.Net.Http.Headers;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Pages.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

/// <summary>Who may hear what, and that every act and every refusal is noted.</summary>
public sealed class RightsTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    private IAuditLog Log => office.Host.Services.GetRequiredService<IAuditLog>();

    [Theory]
    [InlineData("lea", HttpStatusCode.PartialContent)]
    [InlineData("supervisor", HttpStatusCode.PartialContent)]
    [InlineData("tom", HttpStatusCode.NotFound)]
    [InlineData("administrator", HttpStatusCode.NotFound)]
    public async Task Sound_AskedInRanges_IsTheOperatorsOwnAndTheSupervisors(string person, HttpStatusCode expected)
    {
        using var visitor = await office.Host.SignInAsync(person);
        foreach (var range in new[] { new RangeHeaderValue(0, 99), new RangeHeaderValue(70_000, 70_099), new RangeHeaderValue(null, 100) })
            Assert.Equal(expected, (await AskAsync(visitor, office.Call, range)).StatusCode);
        var acts = await Log.FindAsync(new() { ByPerson = (await office.PersonAsync(person)).Id, Action = "recording.listen", Subject = $"recording:{office.Call}" });
        // A player's ranges are one listening; every refusal counts.
        Assert.Equal(expected == HttpStatusCode.NotFound ? ["denied", "denied", "denied"] : ["ok"], acts.Items.Select(a => a.Outcome));
        Assert.All(acts.Items, a => Assert.NotNull(a.PersonId));
    }

    [Fact]
    public async Task Sound_WithoutSignIn_IsRefused()
    {
        using var nobody = office.Host.Visit();
        Assert.Equal(HttpStatusCode.Found, (await AskAsync(nobody, office.Call, new RangeHeaderValue(0, 99))).StatusCode);
    }

    [Fact]
    public async Task Ids_GuessedFromOneThatIsKnown_AreRefusedAndNoted()
    {
        using var tom = await office.Host.SignInAsync("tom");
        for (var i = 1; i <= 3; i++)
        {
            var bytes = office.Call.ToByteArray(bigEndian: true);
            bytes[15] ^= (byte)i;
            var guess = new Guid(bytes, bigEndian: true);
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(tom, guess, new RangeHeaderValue(0, 99))).StatusCode);
            Assert.Equal("denied", Assert.Single((await Log.FindAsync(new() { Subject = $"recording:{guess}" })).Items).Outcome);
        }
    }

    [Fact]
    public async Task Log_OfAnOperator_ShowsWhoListenedToHisCallsAndNothingOfOthers()
    {
        using (var supervisor = await office.Host.SignInAsync("supervisor"))
            await AskAsync(supervisor, office.Call, new RangeHeaderValue(0, 99));
        var lea = await office.Host.ReadAsync<AuditList>("lea", $"/audit?kind=recording-listen&recording={office.Call}");
        Assert.Contains(lea.Texts("tbody tr"), row => row.Contains("Ada supervisor", StringComparison.Ordinal) && row.Contains("A écouté", StringComparison.Ordinal));
        var tom = await office.Host.ReadAsync<AuditList>("tom", $"/audit?recording={office.Call}");
        Assert.DoesNotContain(tom.Texts("tbody tr"), row => row.Contains("supervisor", StringComparison.Ordinal));
        Assert.Contains((await office.Host.ReadAsync<AuditList>("supervisor", "/audit")).Texts("tbody tr"), row => row.Contains("Ada supervisor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_InWhatWasSaid_IsNotedOncePerBurst()
    {
        for (var i = 0; i < 3; i++)
            await office.Host.ReadAsync<CallAssist.Web.Pages.Recordings.RecordingList>("tom", "/recordings?q=dsn");
        var tom = await office.PersonAsync("tom");
        Assert.Single((await Log.FindAsync(new() { ByPerson = tom.Id, Action = "recording.search" })).Items);
    }

    private static async Task<HttpResponseMessage> AskAsync(WebVisitor visitor, Guid id, RangeHeaderValue range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/recordings/{id}/audio") { Headers = { Range = range } };
        return await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
