using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CallAssist.Agent.Spool;

/// <summary>
/// Asks Linux whether anybody still has a file open for writing. Locks do not tell (dumpcap takes none), but the kernel grants
/// a read lease only on a file without writers (fcntl(2), <c>F_SETLEASE</c>). On Windows opening without sharing says the same.
/// </summary>
internal static partial class OpenWriters
{
    private const int SetLease = 1024, SetSignal = 10;
    private const int ReadLease = 0, NoLease = 2;
    private const int TryAgain = 11;

    /// <summary>SIGURG: ignored unless a program asks for it, unlike SIGIO, which ends one.</summary>
    private const int HarmlessSignal = 23;

    /// <summary>False also where the system cannot say: a network share, another system, a file of somebody else.</summary>
    public static bool Has(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        _ = Fcntl(file, SetSignal, HarmlessSignal);
        if (Fcntl(file, SetLease, ReadLease) != 0)
            return Marshal.GetLastPInvokeError() == TryAgain;
        _ = Fcntl(file, SetLease, NoLease);
        return false;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command, int argument);
}
