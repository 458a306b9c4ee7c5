namespace Drydock.Core.Repositories.Debs;

/// <summary>How a version is held against the one in a relation. <see href="https://www.debian.org/doc/debian-policy/ch-relationships.html#syntax-of-relationship-fields"/></summary>
public enum DebOperator
{
    /// <summary>No version is named.</summary>
    Any,

    /// <summary><c>&lt;&lt;</c></summary>
    Earlier,

    /// <summary><c>&lt;=</c>, and by its old meaning <c>&lt;</c></summary>
    EarlierOrEqual,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>>=</c>, and by its old meaning <c>></c></summary>
    LaterOrEqual,

    /// <summary><c>>></c></summary>
    Later,
}
