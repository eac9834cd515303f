using System.Diagnostics;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.EndToEnd;

[assembly: AssemblyFixture(typeof(PublishedApp))]

namespace CallAssist.Tests.EndToEnd;

/// <summary>The application as a user has it: published once per test run, started as a process of its own.</summary>
public sealed class PublishedApp : IDisposable
{
    private readonly Lazy<string> _folder = new(Publish);

    /// <summary>Starts the published application on a free port over this data folder.</summary>
    public Task<AppProcess> StartAsync(string dataFolder, params string[] more) => AppProcess.StartAsync(_folder.Value, dataFolder, more);

    /// <summary>Runs one verb to its end.</summary>
    public async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = AppProcess.Launch(_folder.Value, args);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
            Directory.Delete(_folder.Value, recursive: true);
    }

    private static string Publish()
    {
        var folder = Directory.CreateTempSubdirectory("callassist-published-").FullName;
        var start = new ProcessStartInfo("dotnet", ["publish", "CallAssist.Web", "-c", "Release", "-o", folder, "-v", "quiet", "--nologo"])
        {
            WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, "dotnet publish failed: " + output);
        return folder;
    }
}
