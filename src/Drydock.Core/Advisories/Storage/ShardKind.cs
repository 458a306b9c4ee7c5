namespace Drydock.Core.Advisories.Storage;

/// <summary>What a shard holds; written in lower case.</summary>
internal enum ShardKind
{
    /// <summary>By package name: what advisories say of it, for one space.</summary>
    Packages,

    /// <summary>By advisory id: names, dates, ratings.</summary>
    Records,

    /// <summary>By advisory id: title, description, references.</summary>
    Texts,
}
