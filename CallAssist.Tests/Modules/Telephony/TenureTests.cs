using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>An extension passes from Alice (21) to Bruno (22): calls and recordings stay with whoever held it when they began.</summary>
public sealed class TenureTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly HookOffice _office = new();
    private DateTimeOffset _moved;
    private Guid _old;
    private Guid _new;

    [Fact]
    public async Task Log_ShowsEachHisOwnTimeAtTheExtension()
    {
        Assert.Equal([_old], await CallsAsync("alice"));
        Assert.Equal([_new], await CallsAsync("bruno"));
        Assert.Equal(2, (await CallsAsync(new Person { Role = Roles.Supervisor }, new())).Count);
        Assert.Empty(await CallsAsync(new Person { Role = Roles.Administrator }, new()));
        Assert.Equal([_old], await CallsAsync(new Person { Role = Roles.Supervisor }, new() { At = (await PersonAsync("alice")).Tenures }));
    }

    [Fact]
    public async Task Recording_OfThePredecessor_IsNotTheSuccessors()
    {
        var (old, later) = (await RecordAsync(_moved.AddHours(-1)), await RecordAsync(_moved.AddHours(1)));
        Assert.Equal((true, false), (await HearsAsync("alice", old), await HearsAsync("alice", later)));
        Assert.Equal((false, true), (await HearsAsync("bruno", old), await HearsAsync("bruno", later)));
        var chief = new Person { Role = Roles.Supervisor };
        Assert.NotNull(await WithAsync<IRecordings, Recording?>(r => r.FindAsync(chief, old, Ct)));
        Assert.Equal([later], (await WithAsync<IRecordingSearch, RecordingsFound>(async r => await r.FindAsync(await PersonAsync("bruno"), new(), Ct))).Items.Select(r => r.Id));
    }

    [Fact]
    public async Task Extension_ToldOfThePast_NamesWhoHeldItThen()
    {
        Assert.Equal(["alice"], await HoldersAsync(_moved.AddMinutes(-1)));
        Assert.Equal(["bruno"], await HoldersAsync(_moved));
        Assert.Equal(["bruno"], await WithAsync<IPeople, string[]>(async people => [.. (await people.AtExtensionsAsync(["21"], Ct)).Select(p => p.UserName)]));
        var alice = await PersonAsync("alice");
        Assert.Empty(alice.Extensions);
        Assert.Equal(new Tenure("21", null, _moved), Assert.Single(alice.Tenures));
    }

    [Fact]
    public async Task Extension_GivenBack_IsHisAgainFromThenOn()
    {
        var back = _moved.AddHours(2);
        await GiveAsync("bruno", ["22"], back);
        await GiveAsync("alice", ["21"], back);
        Assert.Equal(["alice", "bruno", "alice"], [(await HoldersAsync(_moved.AddDays(-1))).Single(), (await HoldersAsync(_moved.AddHours(1))).Single(), (await HoldersAsync(back)).Single()]);
    }

    public async ValueTask InitializeAsync()
    {
        await _office.InitializeAsync();
        _moved = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).AddDays(-1);
        var calls = await _office.Services.GetRequiredService<ICallHistory>().AddAsync([Call(_moved.AddHours(-1)), Call(_moved.AddHours(1))], Ct);
        (_old, _new) = (calls[0], calls[1]);
        await GiveAsync("alice", [], _moved);
        await GiveAsync("bruno", ["21", "22"], _moved);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private static CallRow Call(DateTimeOffset at) => new()
    {
        Direction = "inbound", Number = "+33639981001", Status = "answered", Extension = "21", StartedAt = at, AnsweredAt = at.AddSeconds(5), EndedAt = at.AddMinutes(3),
    };

    private async Task<Guid> RecordAsync(DateTimeOffset at)
    {
        var id = Guid.CreateVersion7();
        await _office.Database.WriteAsync(unit => unit.ExecuteAsync(
            """
            INSERT INTO recordings_recording (id, position, token_id, file_name, sha256, bytes, wrapped_key, received_at, extension, customer_side, started_at, state, attempts, changed_at)
            VALUES (@id, 0, '', 'call.pcap', @id, 1, '', @at, '21', 'caller', @at, 'drafted', 0, @at)
            """, new { id, at }), Ct);
        return id;
    }

    private async Task<bool> HearsAsync(string name, Guid recording) =>
        await WithAsync<IRecordings, Recording?>(async recordings => await recordings.FindAsync(await PersonAsync(name), recording, Ct)) is not null;

    private async Task<IReadOnlyList<Guid>> CallsAsync(string name) => await CallsAsync(await PersonAsync(name), new());

    private Task<IReadOnlyList<Guid>> CallsAsync(Person viewer, CallCriteria criteria) =>
        WithAsync<ICallSearch, IReadOnlyList<Guid>>(async search => [.. (await search.SearchAsync(viewer, criteria, Ct)).Items.Select(c => c.Id)]);

    private Task<string[]> HoldersAsync(DateTimeOffset at) => WithAsync<IPeople, string[]>(async people => [.. (await people.AtExtensionsAsync(["21"], at, Ct)).Select(p => p.UserName)]);

    private Task<Person> PersonAsync(string name) => WithAsync<IPeople, Person>(async people => (await people.FindByNameAsync(name, Ct))!);

    private async Task GiveAsync(string name, string[] extensions, DateTimeOffset at)
    {
        var person = await PersonAsync(name);
        Assert.Empty(await WithAsync<IPeople, IReadOnlyList<string>>(people => people.UpdateAsync(person with { Extensions = extensions }, at, Ct)));
    }

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = _office.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
