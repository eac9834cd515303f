using CallAssist.Web.Pages.Care;

namespace CallAssist.Tests.Web.Library;

public sealed class CarePageTests
{
    [Fact]
    public async Task Page_WithBackupsOnTheSameDisk_SaysWhichSettingToGive_AndElsewhereDoesNot()
    {
        await using (var without = await WebHost.StartAsync())
            Assert.Contains("Recordings:BackupFolder", (await without.ReadAsync<Care>("administrator", "/care")).QuerySelector(".ca-warn")!.TextContent, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("callassist-backup-").FullName;
        await using var with = await WebHost.StartAsync(builder => builder.Configuration["Recordings:BackupFolder"] = folder);
        var page = await with.ReadAsync<Care>("administrator", "/care");
        Assert.Null(page.QuerySelector(".ca-warn"));
        Assert.Contains(folder, page.Body!.TextContent, StringComparison.Ordinal);
    }
}
