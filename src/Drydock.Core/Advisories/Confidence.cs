namespace Drydock.Core.Advisories;

/// <summary>How sure it is that an advisory means this package; written in lower case.</summary>
public enum Confidence : byte
{
    /// <summary>The advisory names the package as its ecosystem does.</summary>
    Exact,

    /// <summary>Matched by a CPE: vendor and product names that a person assigned; may mean something else.</summary>
    Cpe,
}
