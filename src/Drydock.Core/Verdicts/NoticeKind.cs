namespace Drydock.Core.Verdicts;

/// <summary>What a notice is about; written in kebab-case.</summary>
public enum NoticeKind
{
    /// <summary>A waiver is over: what it waived counts again.</summary>
    ExpiredWaiver,

    /// <summary>A waiver waives nothing.</summary>
    UnmatchedWaiver,

    /// <summary>A VEX statement about this image speaks of nothing that was found.</summary>
    UnmatchedVex,

    /// <summary>There is no advisory database.</summary>
    DatabaseMissing,

    /// <summary>The advisory database is older than the policy allows.</summary>
    DatabaseStale,

    /// <summary>A condition on the image holds.</summary>
    Image,

    /// <summary>A condition on a package holds.</summary>
    Package,

    /// <summary>A part of an imported file was not understood, and has no effect.</summary>
    Import,
}
