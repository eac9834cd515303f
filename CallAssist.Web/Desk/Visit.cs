using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>Who sits before a page, and by which clock his office lives.</summary>
internal sealed class Visit(ICurrentPerson current, IOffice offices, OfficeTime time)
{
    /// <summary>The signed-in person; somebody without any rights where the sign-in has just ended.</summary>
    public async Task<Person> EnterAsync(CancellationToken ct = default)
    {
        if (await offices.GetAsync(ct) is { } office)
            time.Zone = office.Zone;
        return await current.GetAsync(ct) ?? new Person { Active = false };
    }
}
