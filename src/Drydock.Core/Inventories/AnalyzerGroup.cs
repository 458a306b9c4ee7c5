namespace Drydock.Core.Inventories;

/// <summary>Analyzers whose facts are cached together: a new one in a group throws away only that group's cached facts.</summary>
public enum AnalyzerGroup : byte
{
    /// <summary>Operating system, packages, licenses, owned files.</summary>
    Packages,

    /// <summary>Facts about executables.</summary>
    Binaries,

    /// <summary>Secrets.</summary>
    Secrets,
}
