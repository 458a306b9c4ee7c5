namespace Drydock.Core.Repositories.Debs;

/// <summary>What a package does for others of another architecture. <see href="https://wiki.debian.org/Multiarch/HOWTO"/></summary>
public enum DebMultiArch
{
    No,

    /// <summary>It can be installed for several architectures at once, all in the same version.</summary>
    Same,

    /// <summary>It serves packages of every architecture.</summary>
    Foreign,

    /// <summary>Those who ask for <c>:any</c> take it from every architecture.</summary>
    Allowed,
}
