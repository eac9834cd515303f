using CallAssist.Modules.Kernel.Data;
using CallAssist.Web.Pages.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

/// <summary>What the model wrote and the filters took out is kept, and seen with the reason.</summary>
public sealed class LeftOutTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    [Fact]
    public async Task RecordingPage_TextThatWasTakenOut_ShowsItWithItsSecondAndReason()
    {
        var call = office.Call;
        Assert.Empty((await PageAsync(call)).QuerySelectorAll(".left-out"));
        await office.Host.Services.GetRequiredService<IDatabase>().WriteAsync(unit => unit.ExecuteAsync(
            """
            INSERT INTO transcription_dropped (recording_id, position, speaker, start_s, end_s, text, reason) VALUES
            (@call, 0, 'callee', 61.5, 63, 'Sous-titres réalisés par la communauté d''Amara.org', 'known invention'),
            (@call, 1, 'caller', 2.25, 3, 'Merci. Merci.', 'repetition'),
            (@call, 2, 'caller', 70, 71, '', 'something new')
            """,
            new { call }));
        var items = (await PageAsync(call)).QuerySelectorAll(".left-out li");
        Assert.Equal(["2.25", "61.5", "70"], items.Select(i => i.QuerySelector("button")!.GetAttribute("data-seek")));
        Assert.Equal(["répétition", "invention connue", "something new"], items.Select(i => i.QuerySelector("small")!.TextContent));
        Assert.Contains("Amara.org", items[1].TextContent);
    }

    private Task<AngleSharp.Dom.IDocument> PageAsync(Guid call) => office.Host.ReadAsync<RecordingPage>("lea", $"/recordings/{call}", new() { ["Id"] = call });
}
