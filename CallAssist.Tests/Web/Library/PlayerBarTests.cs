using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Web.Desk;
using CallAssist.Web.Components;

namespace CallAssist.Tests.Web.Library;

/// <summary>What the player draws of a call: its marks where they are, its voices on their channels, its speeds.</summary>
public sealed class PlayerBarTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    [Fact]
    public async Task Marks_OfHoldPauseAndSilence_StandAtTheirPlacesAndInTheLegend()
    {
        var bar = await RenderAsync("caller", new([], [], [new("hold", new(10, 20)), new("pause", new(40, 60)), new("silence", new(90, 95))]));
        Assert.Equal([("hold", "100", "100"), ("pause", "400", "200"), ("silence", "900", "50")],
            bar.QuerySelectorAll("svg.lanes > rect:is(.hold, .pause, .silence)").Select(r => (r.ClassName!, r.GetAttribute("x")!, r.GetAttribute("width")!)));
        Assert.Equal("Enregistrement en pause · 0:40–1:00", bar.QuerySelector("rect.pause title")!.TextContent);
        Assert.Equal(["hold", "pause", "silence"], bar.QuerySelectorAll(".legend span").Select(s => s.ClassName!));
    }

    [Theory]
    [InlineData("caller", "0", "1")]
    [InlineData("callee", "1", "0")]
    public async Task Mute_OfASide_IsThatSidesChannel(string customerSide, string customer, string staff)
    {
        var bar = await RenderAsync(customerSide, new([], [], []));
        Assert.Equal(customer, bar.QuerySelector(".side.customer")!.GetAttribute("data-mute"));
        Assert.Equal(staff, bar.QuerySelector(".side.operator")!.GetAttribute("data-mute"));
        Assert.Equal(["0.75", "1", "1.25", "1.5", "1.75", "2"], bar.QuerySelectorAll("[data-speed] option").Select(o => o.GetAttribute("value")!));
        Assert.Equal(["-5", "5"], bar.QuerySelectorAll("[data-skip]").Select(b => b.GetAttribute("data-skip")!));
    }

    private Task<AngleSharp.Dom.IDocument> RenderAsync(string customerSide, CallShape shape) => office.Host.ReadAsync<PlayerBar>("lea", "/",
        new() { ["AudioUrl"] = "x", ["Seconds"] = 100.0, ["CustomerSide"] = customerSide, ["Shape"] = shape });
}
