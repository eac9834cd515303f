using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Identity;

public sealed class SignInTests
{
    private const string Wrong = "un autre mot";

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheRightOneOutToo()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
            answers.Add(await TextAsync(await visitor.SignInAsync(Roles.Operator, Wrong)));
        answers.Add(await TextAsync(await visitor.SignInAsync(Roles.Operator, WebHost.Password)));
        Assert.All(answers[..4], a => Assert.Contains("ne vont pas ensemble", a));
        Assert.All(answers[4..], a => Assert.Contains("Trop d’essais", a));
    }

    [Fact]
    public async Task SignIn_NameThatNobodyHas_IsAnsweredLikeOneThatSomebodyHas()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        List<string> known = [], unknown = [];
        for (var i = 0; i < 6; i++)
        {
            known.Add(await TextAsync(await visitor.SignInAsync(Roles.Operator, Wrong)));
            unknown.Add(await TextAsync(await visitor.SignInAsync("personne", Wrong)));
        }

        Assert.Equal(known, unknown);
    }

    [Fact]
    public async Task SignIn_GuessesSideBySide_AllCount()
    {
        await using var host = await WebHost.StartAsync();
        using var guessers = new Disposables<WebVisitor>(Enumerable.Range(0, 5).Select(_ => host.Visit()));
        await Task.WhenAll(guessers.Select(g => g.SignInAsync(Roles.Operator, Wrong)));
        using var visitor = host.Visit();
        Assert.Contains("Trop d’essais", await TextAsync(await visitor.SignInAsync(Roles.Operator, WebHost.Password)));
    }

    [Fact]
    public async Task ResetPassword_OfALockedOutPerson_LetsHerInWithTheNewOne()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = host.Visit();
        for (var i = 0; i < 5; i++)
            await visitor.SignInAsync(Roles.Operator, Wrong);
        await host.WithAsync<IPeople, IReadOnlyList<string>>(async people =>
            await people.ResetPasswordAsync((await people.FindByNameAsync(Roles.Operator))!.Id, "tout nouveau mot"));
        using var again = await host.SignInAsync(Roles.Operator, "tout nouveau mot");
        Assert.Equal(200, (int)(await again.GetAsync("/profile")).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignedInPerson_SwitchedOffOrGivenAnotherRole_IsRefusedAtTheNextRequest(bool switchedOff)
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = await host.SignInAsync(Roles.Supervisor);
        await host.WithAsync<IPeople, IReadOnlyList<string>>(async people =>
        {
            var person = (await people.FindByNameAsync(Roles.Supervisor))!;
            return await people.UpdateAsync(switchedOff ? person with { Active = false } : person with { Role = Roles.Operator });
        });
        Assert.Contains("/sign-in", (await visitor.GetAsync("/health")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SwitchedOffPerson_InAnOpenTab_IsToldAtOnce()
    {
        await using var host = await WebHost.StartAsync();
        var told = 0;
        await host.WithAsync<IPeople, IReadOnlyList<string>>(async people =>
        {
            var person = (await people.FindByNameAsync(Roles.Operator))!;
            using var watch = host.Services.GetRequiredService<ISignInWatch>().Watch(person.Id, () => told++);
            return await people.UpdateAsync(person with { Active = false });
        });
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task LastAdministrator_GivingUpTheRole_IsRefused()
    {
        await using var host = await WebHost.StartAsync();
        var problems = await host.WithAsync<IPeople, IReadOnlyList<string>>(async people =>
            await people.UpdateAsync((await people.FindByNameAsync(Roles.Administrator))! with { Role = Roles.Operator }));
        Assert.Equal(["LastAdministrator"], problems);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        (await WebVisitor.ParseAsync(answer)).QuerySelector("[role=alert]")?.TextContent ?? $"{(int)answer.StatusCode}";
}
