namespace Drydock.Core.Repositories.Upgrading;

/// <summary>How a version is held against another.</summary>
public enum RelationOperator
{
    /// <summary>Any version will do.</summary>
    Any,
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,

    /// <summary>The version or one that goes on where it ends: <c>~1.2</c> of apk.</summary>
    Like,
}
