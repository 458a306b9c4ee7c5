namespace Drydock.Core.Advisories;

/// <summary>What whoever publishes an advisory says of a package; written in kebab-case. What somebody still has to act on comes first.</summary>
public enum AdvisoryStatus : byte
{
    /// <summary>Versions in the ranges are affected; there is no fix yet, or nobody says.</summary>
    Affected,

    /// <summary>Versions below the fixed one are affected.</summary>
    Fixed,

    /// <summary>Affected, and the vendor will not fix it (Debian: no-dsa and ignored; Red Hat: will not fix).</summary>
    WillNotFix,

    /// <summary>Affected, and the fix is put off (Debian: postponed; Ubuntu: deferred).</summary>
    Deferred,

    /// <summary>The vendor has not decided whether it is affected.</summary>
    UnderInvestigation,

    /// <summary>Affected or not: the package or the release gets no fixes any more.</summary>
    EndOfLife,

    /// <summary>The vendor says that it is not affected: a statement that ends the search in this feed.</summary>
    NotAffected,
}
