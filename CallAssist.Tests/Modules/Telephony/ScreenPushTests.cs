using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>Who is calling, pushed to phones that speak their maker's HTTP, while it rings there.</summary>
public sealed class ScreenPushTests(HookOffice office) : IClassFixture<HookOffice>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly string _linkedId = $"push-{Guid.NewGuid()}";

    private IPhones Phones => office.Services.GetRequiredService<IPhones>();

    [Theory]
    [InlineData(PhoneMake.Yealink, "YealinkIPPhoneTextScreen")]
    [InlineData(PhoneMake.Snom, "SnomIPPhoneText")]
    [InlineData(PhoneMake.Cisco, "CiscoIPPhoneText")]
    public async Task Phone_BehindItsPassword_ShowsWhoIsCallingWhileItRings(PhoneMake make, string document)
    {
        await using var phone = await new FakePhone("admin", "s3cr:t é").StartAsync();
        var id = await AddAsync(make, "31", phone, user: "admin", password: "s3cr:t é");
        await RingAsync("31");
        await ModuleHost.EventuallyAsync(() => Task.FromResult(!phone.Screens.IsEmpty), $"the {make} was sent nothing");
        var screen = phone.Screens.First().Root!;
        Assert.Equal(document, screen.Name.LocalName);
        Assert.Equal(("Mme Durand", "Boulangerie Durand · Facture impayée"), (screen.Element("Title")!.Value, screen.Element("Text")!.Value));
        await ModuleHost.EventuallyAsync(async () => (await FindAsync(id)).ShownAt is not null, "the page does not say that it took a screen");
        await HangUpAsync(id);
    }

    [Fact]
    public async Task Phone_ThatIsSilent_DelaysNothingAndIsSaidOnThePage()
    {
        await using var phone = await new FakePhone { Silent = true }.StartAsync();
        var id = await AddAsync(PhoneMake.Yealink, "21", phone);
        await RingAsync("21");
        await office.CardsAsync(office.Alice, 1);
        await ModuleHost.EventuallyAsync(async () => (await FindAsync(id)).Problem is not null, "the page says nothing");
        Assert.Equal((PushResult.NoAnswer, 1), ((await FindAsync(id)).Problem!.Result, phone.Requests));
        await HangUpAsync(id);
    }

    [Fact]
    public async Task Phone_WithAnotherPassword_IsUnauthorized()
    {
        await using var phone = await new FakePhone("admin", "right").StartAsync();
        foreach (var make in (PhoneMake[])[PhoneMake.Yealink, PhoneMake.Snom, PhoneMake.Cisco])
        {
            var id = await AddAsync(make, "32", phone, user: "admin", password: "wrong");
            Assert.Equal(PushResult.Unauthorized, (await Phones.TryAsync(id, Ct)).Result);
            await Phones.RemoveAsync(id, Ct);
        }

        Assert.Empty(phone.Screens);
    }

    [Fact]
    public async Task Cisco_ThatRefusesTheItem_IsToldInItsOwnWords()
    {
        await using var phone = await new FakePhone { CiscoAnswer = "<CiscoIPPhoneError Number=\"4\" />" }.StartAsync();
        var id = await AddAsync(PhoneMake.Cisco, "33", phone);
        Assert.Equal(new(PushResult.Refused, "CiscoIPPhoneError Number=\"4\""), await Phones.TryAsync(id, Ct));
        Assert.Equal(PushResult.Refused, (await FindAsync(id)).Problem!.Result);
        await Phones.RemoveAsync(id, Ct);
    }

    [Fact]
    public async Task Phone_ThatIsNotThere_IsUnreachable()
    {
        var gone = await new FakePhone().StartAsync();
        var id = await AddAsync(PhoneMake.Snom, "34", gone);
        await gone.DisposeAsync();
        Assert.Equal(PushResult.Unreachable, (await Phones.TryAsync(id, Ct)).Result);
        await Phones.RemoveAsync(id, Ct);
    }

    [Fact]
    public async Task Phone_WithNobodyAtItsOtherEnd_SaysSoInAscii()
    {
        await using var phone = await new FakePhone().StartAsync();
        var id = await AddAsync(PhoneMake.Cisco, "35", phone, plain: true);
        Assert.Equal(new(PushResult.Shown), await Phones.TryAsync(id, Ct));
        Assert.Equal("Aucun appel - No call", phone.Screens.Single().Root!.Element("Text")!.Value);
        await Phones.RemoveAsync(id, Ct);
    }

    [Fact]
    public async Task ScreenAddress_AskedFromElsewhere_IsRefused()
    {
        Assert.Empty(await Phones.SaveAsync(new() { Make = PhoneMake.Cisco, Extension = "36", Address = "192.0.2.36", ServerUrl = office.Address.ToString() }, null, Ct));
        var phone = (await Phones.ListAsync(Ct)).Single(p => p.Extension == "36");
        using var http = new HttpClient();
        using var answer = await http.GetAsync(await Phones.AskAddressAsync(phone.Id, Ct), Ct);
        using var guessed = await http.GetAsync(new Uri(office.Address, "hooks/screen/0123456789abcdef0123456789abcdef"), Ct);
        Assert.Equal((401, 401), ((int)answer.StatusCode, (int)guessed.StatusCode));
        await Phones.RemoveAsync(phone.Id, Ct);
    }

    [Fact]
    public async Task Phone_WithoutAddressOrExtension_IsNotSaved() =>
        Assert.Equal(["Make", "Extension", "Address", "ServerUrl"],
            await Phones.SaveAsync(new() { Make = PhoneMake.Grandstream, Extension = "x", Address = "http://phone/path", ServerUrl = "ftp://server" }, null, Ct));

    private async Task<Guid> AddAsync(PhoneMake make, string extension, FakePhone at, string user = "", string? password = null, bool plain = false)
    {
        var phone = new DeskPhone { Make = make, Extension = extension, Address = at.Address, UserName = user, ServerUrl = office.Address.ToString(), Plain = plain };
        Assert.Empty(await Phones.SaveAsync(phone, password, Ct));
        return (await Phones.ListAsync(Ct)).Single(p => p.Extension == extension).Id;
    }

    private async Task<DeskPhone> FindAsync(Guid id) => (await Phones.ListAsync(Ct)).Single(p => p.Id == id);

    private async Task RingAsync(string extension)
    {
        var secret = office.Secret("asterisk");
        Assert.Equal(200, (await office.SendAsync(secret, $"event=incoming&linkedid={_linkedId}&caller={HookOffice.CustomerNumber}&called=0199001000")).Status);
        Assert.Equal(200, (await office.SendAsync(secret, $"event=ringing&linkedid={_linkedId}&peer={extension}")).Status);
    }

    private async Task HangUpAsync(Guid phone)
    {
        await office.SendAsync(office.Secret("asterisk"), $"event=hangup&linkedid={_linkedId}");
        await office.SettledAsync();
        await Phones.RemoveAsync(phone, Ct);
    }
}
