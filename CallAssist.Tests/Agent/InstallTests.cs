using System.Diagnostics;
using System.Text.Json;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary><c>deploy/agent/install.sh</c> with the real program, into a folder of its own.</summary>
public sealed class InstallTests
{
    [Fact]
    public async Task Install_WithServerAndCode_LaysOutAnEnrolledAgentAndKeepsItsSettingsWhenRunAgain()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "install.sh is for Linux.");
        await using var office = await AgentOffice.OpenAsync();
        var agents = office.Services.GetRequiredService<IAgents>();
        var code = (await agents.InviteAsync("PC de Léa", ["6002"], TestContext.Current.CancellationToken)).Code;
        var root = Path.Combine(office.Folder, "root");

        var first = await InstallAsync(root, office.Options.Server, code);
        Assert.True(first.Exit == 0, first.Output);
        var token = Token(root);
        var again = await InstallAsync(root);

        Assert.True(again.Exit == 0, again.Output);
        Assert.Equal(token, Token(root));
        Assert.Single(await agents.ListAsync(TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(root, "opt/callassist-agent/callassist-agent")));
        Assert.True(Directory.Exists(Path.Combine(root, "var/spool/callassist")));
        Assert.Contains("run --settings /etc/callassist/agent.json", await File.ReadAllTextAsync(Path.Combine(root, "etc/systemd/system/callassist-agent.service")));
    }

    [Fact]
    public async Task Install_FirstTimeWithoutACode_SaysWhatIsMissing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "install.sh is for Linux.");
        var root = Directory.CreateTempSubdirectory("callassist-install-").FullName;

        var (exit, output) = await InstallAsync(root);

        Assert.Equal(1, exit);
        Assert.Contains("needs server and code", output);
    }

    private static string Token(string root)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "etc/callassist/agent.json")));
        return settings.RootElement.GetProperty("token").GetString()!;
    }

    private static async Task<(int Exit, string Output)> InstallAsync(string root, params string[] args)
    {
        Directory.CreateDirectory(root);
        var program = Path.Combine(root, "program");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "callassist-agent.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var process = Process.Start(new ProcessStartInfo("sh", [Path.Combine(SourceTree.Root, "deploy/agent/install.sh"), .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DESTDIR"] = root, ["BINARY"] = program },
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
