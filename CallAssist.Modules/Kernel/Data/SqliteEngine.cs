using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>Loads the native SQLite once: the system's library where it is newer than the bundled one (3.35.5), else the bundle.</summary>
internal static class SqliteEngine
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The version of the engine in use, for example <c>3.40.1</c>.</summary>
    public static string EnsureLoaded() => Loaded.Value;

    private static string Load()
    {
        // The bundle's provider asks for "e_sqlite3"; a resolver may answer with the system's library instead.
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) && IsNewEnough(system)
            ? system
            : NativeLibrary.Load(name, assembly, path);

    private static unsafe bool IsNewEnough(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version)
        && ((delegate* unmanaged<int>)version)() > 3_035_005;
}
