using System.Reflection;
using System.Text.RegularExpressions;
using CallAssist.Modules;
using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Tests.Architecture;

/// <summary>Rules 1 to 3 of the design: who may see whom.</summary>
public sealed partial class LayerTests
{
    private static readonly Assembly Modules = typeof(CallFlow).Assembly;

    /// <summary>Contracts that everyone may use (rule 2): audit, and who is asking.</summary>
    private static readonly string[] ForEveryone = ["Compliance", "Identity"];

    [Fact]
    public void PublicTypes_OfModules_AreContractsOptionsOrTheModuleItself()
    {
        var strays = Modules.GetExportedTypes()
            .Where(t => t.Namespace != "CallAssist.Modules"
                && !t.Namespace!.Split('.').Contains("Contracts")
                && !(t.Namespace.Split('.').Length == 3 && (t.Name.EndsWith("Module", StringComparison.Ordinal) || t.Name.EndsWith("Options", StringComparison.Ordinal)))
                && t != typeof(DatabaseOptions))
            .Select(t => t.FullName);
        Assert.Empty(strays);
    }

    [Fact]
    public void InternalClasses_OfModules_AreSealedOrAbstract()
    {
        var open = Modules.GetTypes()
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !t.Name.Contains('<') && !t.IsNested)
            .Select(t => t.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void Assemblies_SeeOnlyWhatTheyMay()
    {
        Assert.Empty(Ours(Modules).Except(["CallAssist.Engines", "CallAssist.Protocol"]));
        Assert.Empty(Ours(Assembly.Load("callassist-agent")).Except(["CallAssist.Engines", "CallAssist.Protocol"]));
        Assert.Empty(Ours(Assembly.Load("CallAssist.Engines")));
        Assert.Empty(Ours(Assembly.Load("CallAssist.Protocol")));
    }

    [Fact]
    public void Engines_ReferenceTheFrameworkOnly()
    {
        var foreign = Assembly.Load("CallAssist.Engines").GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard");
        Assert.Empty(foreign);
    }

    [Fact]
    public void Engines_TouchNoClockNetworkProcessOrLog()
    {
        var offences = SourceTree.CSharp("CallAssist.Modules/Engines")
            .SelectMany(file => Forbidden().Matches(file.Code).Select(m => $"{file.Path}: {m.Value}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void Modules_UseOnlyContractsOfModulesUpstream()
    {
        var order = Migrator.FlowOrder;
        var offences =
            from file in SourceTree.CSharp("CallAssist.Modules")
            where file.Module is not null && order.Contains(file.Module)
            from Match match in Mention().Matches(file.Code)
            let other = match.Groups["module"].Value
            where other != file.Module && other != "Kernel" && order.Contains(other)
            let allowed = match.Groups["rest"].Value is "Contracts" && (ForEveryone.Contains(other) || Array.IndexOf(order, other) < Array.IndexOf(order, file.Module))
            where !allowed
            select $"{file.Path} uses {match.Value}";
        Assert.Empty(offences.Distinct());
    }

    [Fact]
    public void Web_NamesNothingOfAModuleButContractsAndTheModuleItself()
    {
        var offences =
            from file in SourceTree.CSharp("CallAssist.Web")
            from Match match in UsingModule().Matches(file.Code)
            let parts = match.Groups["rest"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries)
            where parts.Length > 1 && !parts.Contains("Contracts")
            select $"{file.Path}: {match.Value}";
        Assert.Empty(offences);
    }

    private static string[] Ours(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("CallAssist", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Utc)?Now|HttpClient|System\.Net\b(?!\.IPAddress)|Process\.Start|ILogger|IServiceProvider|Console\.|Environment\.(GetEnvironmentVariable|Exit)|File\.(Open|Read|Write|Create|Delete)\w*)")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"(?<![\w.])(?:CallAssist\.Modules\.)?(?<module>[A-Z][a-z]+)\.(?<rest>Contracts|[A-Z]\w+)(?=[.;\s])")]
    private static partial Regex Mention();

    [GeneratedRegex(@"using (?:static )?CallAssist\.Modules\.(?<rest>[\w.]+)\s*;?")]
    private static partial Regex UsingModule();
}
