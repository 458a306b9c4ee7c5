namespace Drydock.Core.Repositories.Apk;

/// <summary>A package to fetch, and the index that names it.</summary>
public sealed record ApkPlanned(ApkRecord Record, ApkIndex Index)
{
    /// <summary>Below the address of the repository.</summary>
    public string Path => $"{Index.Architecture}/{Record.FileName}";
}
