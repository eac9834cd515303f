using System.Runtime.InteropServices;
using System.Text;

namespace CallAssist.Web.Cli;

/// <summary>A text file that is there whole or not at all: what an error or Ctrl-C cuts off leaves nothing behind, and the former file as it was.</summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly PosixSignalRegistration _interrupt;

    /// <exception cref="IOException">It cannot be written.</exception>
    public WholeFile(string path)
    {
        _path = Path.GetFullPath(path);
        // A device takes what comes.
        _part = _path.StartsWith("/dev/", StringComparison.Ordinal) ? _path : _path + ".part";
        Writer = new StreamWriter(new FileStream(_part, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete), new UTF8Encoding(false)) { NewLine = "\n" };
        // The process still ends of it.
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Drop());
    }

    /// <summary>UTF-8 without a mark, lines end in LF.</summary>
    public StreamWriter Writer { get; }

    /// <summary>All is written: the file takes its name.</summary>
    public void Keep()
    {
        Writer.Dispose();
        if (_part != _path)
            File.Move(_part, _path, overwrite: true);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        Writer.Dispose();
        Drop();
    }

    private void Drop()
    {
        if (_part != _path)
            File.Delete(_part);
    }
}
