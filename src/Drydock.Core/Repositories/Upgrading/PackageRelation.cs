namespace Drydock.Core.Repositories.Upgrading;

/// <summary>A name with a condition on its version: what a package needs, offers, or cannot stand.</summary>
/// <param name="Version">Empty where any will do, and of something that is offered without a version.</param>
public readonly record struct PackageRelation(string Name, RelationOperator Operator = RelationOperator.Any, string Version = "")
{
    public override string ToString() => Operator switch
    {
        RelationOperator.Less => $"{Name}<{Version}",
        RelationOperator.LessOrEqual => $"{Name}<={Version}",
        RelationOperator.Equal => $"{Name}={Version}",
        RelationOperator.GreaterOrEqual => $"{Name}>={Version}",
        RelationOperator.Greater => $"{Name}>{Version}",
        RelationOperator.Like => $"{Name}~{Version}",
        _ => Name,
    };
}
