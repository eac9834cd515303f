namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>Back to an empty house. Only a demo office is ever cleared so.</summary>
public interface IDataReset
{
    /// <summary>Removes every row of every table, every waiting job and every stored file; the schema stays.</summary>
    Task EmptyAsync(CancellationToken ct = default);
}

/// <summary>Files of a module that stand beside its tables.</summary>
public interface IFileStore
{
    /// <summary>Removes all of them.</summary>
    void Empty();
}
