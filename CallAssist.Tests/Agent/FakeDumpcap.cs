using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Agent;

/// <summary>A program that behaves as dumpcap does in some situation.</summary>
internal static class FakeDumpcap
{
    /// <summary>Lists one interface and plays a captured call as far as these bytes, then is silent.</summary>
    public static string Playing(string folder, string fixture, int bytes) => Write(folder, $$"""
        if [ "$1" = -D ]; then echo '1. eth0'; exit 0; fi
        head -c {{bytes}} '{{Path.Combine(SourceTree.Root, "CallAssist.Tests/Fixtures", fixture)}}'
        exec sleep 600
        """);

    /// <summary>Plays files of the test's own, each once a file called <c>go1</c>, <c>go2</c> … lies beside it, then is silent.</summary>
    public static string PlayingInTurn(string folder, params string[] files) => Write(folder, $$"""
        if [ "$1" = -D ]; then echo '1. eth0'; exit 0; fi
        {{string.Join('\n', files.Select((file, i) => $"while [ ! -e '{folder}/go{i + 1}' ]; do sleep 0.1; done\ncat '{file}'"))}}
        exec sleep 600
        """);

    /// <summary>May not capture (its words on Debian).</summary>
    public static string Forbidden(string folder) => Write(folder, """
        echo "dumpcap: You don't have permission to capture on that device." >&2
        exit 2
        """);

    /// <summary>Finds no such interface.</summary>
    public static string Blind(string folder) => Write(folder, """
        if [ "$1" = -D ]; then echo '1. eth0'; exit 0; fi
        echo 'dumpcap: There is no device named "eth9".' >&2
        exit 1
        """);

    private static string Write(string folder, string script)
    {
        var path = Path.Combine(folder, "dumpcap.sh");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
