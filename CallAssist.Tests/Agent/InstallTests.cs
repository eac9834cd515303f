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

    [Fact]
    public async Task Install_ByRootOnAWholeSystem_MakesAUserWhoReadsItsTokenAloneAndWritesItsSpool()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/dumpcap"), "Needs root, and dumpcap so that nothing is fetched.");
        await using var office = await AgentOffice.OpenAsync();
        var code = (await office.Services.GetRequiredService<IAgents>().InviteAsync("PC de Léa", ["6002"], TestContext.Current.CancellationToken)).Code;
        var program = await ProgramAsync(office.Folder);

        // The system itself, with whatever is written to it kept apart and thrown away: a mount namespace of its own.
        var (exit, output) = await RunAsync("unshare", ["--mount", "--propagation", "private", "sh", "-eu", "-c", $$"""
            mount -t tmpfs tmpfs "$1" || { echo no namespace; exit 77; }
            for folder in etc opt var; do
              mkdir "$1/$folder" "$1/$folder.work"
              mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$1/$folder,workdir=$1/$folder.work" "/$folder" || { echo no overlay; exit 77; }
            done
            BINARY=$2 sh '{{SourceTree.Root}}/deploy/agent/install.sh' "$3" "$4"
            token=$(grep token /etc/callassist/agent.json)
            BINARY=$2 sh '{{SourceTree.Root}}/deploy/agent/install.sh'
            [ "$token" = "$(grep token /etc/callassist/agent.json)" ] && echo token kept
            stat -c '%U:%G %a %n' /etc/callassist /etc/callassist/agent.json /var/spool/callassist /opt/callassist-agent/callassist-agent
            as() { setpriv --reuid "$1" --regid "$2" --init-groups sh -c "$3"; }
            as callassist-agent callassist-agent 'grep -q token /etc/callassist/agent.json && touch /var/spool/callassist/probe' && echo its user can
            as nobody nogroup 'cat /etc/callassist/agent.json || ls /var/spool/callassist' 2>/dev/null || echo others cannot
            if command -v systemd-analyze >/dev/null; then systemd-analyze verify /etc/systemd/system/callassist-agent.service && echo unit verified; fi
            """, "sh", Directory.CreateTempSubdirectory("callassist-system-").FullName, program, office.Options.Server, code]);

        Assert.SkipWhen(exit == 77, "This system lets nobody make a mount namespace.");
        Assert.True(exit == 0, output);
        Assert.Contains("token kept", output);
        Assert.Contains("root:callassist-agent 750 /etc/callassist\n", output);
        Assert.Contains("root:callassist-agent 640 /etc/callassist/agent.json", output);
        Assert.Contains("callassist-agent:callassist-agent 770 /var/spool/callassist", output);
        Assert.Contains("root:root 755 /opt/callassist-agent/callassist-agent", output);
        Assert.Contains("its user can", output);
        Assert.Contains("others cannot", output);
        Assert.True(output.Contains("unit verified") || !File.Exists("/usr/bin/systemd-analyze"), output);
        Assert.False(Directory.Exists("/etc/callassist"), "The real system was written to.");
    }

    private static string Token(string root)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "etc/callassist/agent.json")));
        return settings.RootElement.GetProperty("token").GetString()!;
    }

    private static async Task<(int Exit, string Output)> InstallAsync(string root, params string[] args)
    {
        return await RunAsync("sh", [Path.Combine(SourceTree.Root, "deploy/agent/install.sh"), .. args], ("DESTDIR", root), ("BINARY", await ProgramAsync(root)));
    }

    private static async Task<string> ProgramAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var program = Path.Combine(folder, "program");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "callassist-agent.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static async Task<(int Exit, string Output)> RunAsync(string program, IEnumerable<string> args, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
