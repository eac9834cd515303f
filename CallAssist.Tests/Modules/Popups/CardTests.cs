using CallAssist.Tests.Modules.Telephony;
using Dapper;

namespace CallAssist.Tests.Modules.Popups;

/// <summary>Who sees a card, and until when: from the switchboard's request to the operator's open cards.</summary>
public sealed class CardTests : IAsyncLifetime
{
    private readonly HookOffice _office = new();

    [Fact]
    public async Task Card_OfAKnownCaller_OpensAtHisExtensionOnlyWithCustomerAndAlert()
    {
        await TellAsync("event=incoming&linkedid=1&caller=0639981001&called=0199001000", "event=ringing&linkedid=1&peer=21");
        var card = Assert.Single(await _office.CardsAsync(_office.Alice, 1));
        Assert.Equal(("inbound", false, false), (card.Direction, card.Talking, card.Acknowledged));
        Assert.Equal(("Mme Durand", "Boulangerie Durand", "+33639981001"), (card.Customer.Contact, card.Customer.Company, card.Customer.Number));
        Assert.Equal("Facture impayée", Assert.Single(card.Customer.Alerts).Text);
        await _office.CardsAsync(_office.Bruno, 0);
    }

    [Fact]
    public async Task Card_OfARingGroup_ClosesForTheOthersWhenOneAnswers()
    {
        await TellAsync("event=incoming&linkedid=2&caller=0639981001&called=0199001000", "event=ringing&linkedid=2&peer=21", "event=ringing&linkedid=2&peer=22");
        await _office.CardsAsync(_office.Alice, 1);
        await _office.CardsAsync(_office.Bruno, 1);
        await TellAsync("event=answered&linkedid=2&peer=22");
        await _office.CardsAsync(_office.Alice, 0);
        Assert.True(Assert.Single(await _office.CardsAsync(_office.Bruno, 1)).Talking);
        await TellAsync("event=hangup&linkedid=2&dialstatus=ANSWER&cause=16");
        await _office.CardsAsync(_office.Bruno, 0);
    }

    [Fact]
    public async Task Card_OfACallNobodyTook_CloseWithIt()
    {
        await TellAsync("event=incoming&linkedid=3&caller=anonymous&called=0199001000", "event=ringing&linkedid=3&peer=21");
        var card = Assert.Single(await _office.CardsAsync(_office.Alice, 1));
        Assert.False(card.Customer.Known);
        Assert.Null(card.Customer.Number);
        await TellAsync("event=hangup&linkedid=3&dialstatus=NOANSWER&cause=16");
        await _office.CardsAsync(_office.Alice, 0);
    }

    [Fact]
    public async Task Card_ThatCouldNotOpenBeforeItsCallEnded_NeverStaysOpen()
    {
        await SqlAsync("CREATE TRIGGER no_card BEFORE INSERT ON popups_card BEGIN SELECT RAISE(ABORT, 'no'); END");
        await TellAsync("event=incoming&linkedid=7&caller=0639981001&called=0199001000", "event=ringing&linkedid=7&peer=21", "event=hangup&linkedid=7");
        await _office.CallAsync("+33639981001", "missed");
        await ModuleHost.EventuallyAsync(
            async () => await _office.Database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM kernel_delivery WHERE handler LIKE 'Popups.%' AND attempts > 0")) > 0,
            "the card did open");
        await SqlAsync("DROP TRIGGER no_card");
        await _office.CardsAsync(_office.Alice, 0);
    }

    [Fact]
    public async Task Card_Acknowledged_StaysOpenAndMarkedForThatPersonOnly()
    {
        await TellAsync("event=incoming&linkedid=4&caller=0639981001&called=0199001000", "event=ringing&linkedid=4&peer=21", "event=ringing&linkedid=4&peer=22");
        var mine = Assert.Single(await _office.CardsAsync(_office.Alice, 1));
        await _office.Popups.AcknowledgeAsync(_office.Alice.Id, mine.Id);
        var others = Assert.Single(await _office.CardsAsync(_office.Bruno, 1));
        await _office.Popups.AcknowledgeAsync(_office.Alice.Id, others.Id);
        Assert.True(Assert.Single(await _office.CardsAsync(_office.Alice, 1)).Acknowledged);
        Assert.False(Assert.Single(await _office.CardsAsync(_office.Bruno, 1)).Acknowledged);
    }

    [Fact]
    public async Task Subscriber_IsToldOfHisOwnCardsOnlyAndNoMoreOnceDisposed()
    {
        var told = 0;
        using (_office.Popups.Subscribe(_office.Alice.Id, () => told++))
        {
            await TellAsync("event=incoming&linkedid=6&caller=0639981001&called=0199001000", "event=ringing&linkedid=6&peer=22");
            await _office.CardsAsync(_office.Bruno, 1);
            Assert.Equal(0, told);
            await TellAsync("event=ringing&linkedid=6&peer=21");
            await _office.CardsAsync(_office.Alice, 1);
            await ModuleHost.EventuallyAsync(() => Task.FromResult(told == 1), "nobody told");
        }

        await TellAsync("event=hangup&linkedid=6");
        await _office.CardsAsync(_office.Alice, 0);
        Assert.Equal(1, told);
    }

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private Task SqlAsync(string sql) => _office.Database.WriteAsync(unit => unit.ExecuteAsync(sql));

    /// <summary>Reports of one switchboard, one after the other.</summary>
    private async Task TellAsync(params string[] reports)
    {
        foreach (var report in reports)
            Assert.Equal(200, (await _office.SendAsync(_office.Secret("asterisk"), report)).Status);
    }
}
