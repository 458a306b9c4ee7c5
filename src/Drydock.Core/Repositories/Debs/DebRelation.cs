namespace Drydock.Core.Repositories.Debs;

/// <summary>A name in a relation field: <c>libc6:any (>= 2.36)</c>.</summary>
/// <param name="Qualifier">What follows the colon: <c>any</c>, <c>native</c> or an architecture; empty for none.</param>
/// <param name="Version">Empty when <paramref name="Operator"/> is <see cref="DebOperator.Any"/>.</param>
public sealed record DebRelation(string Name, string Qualifier, DebOperator Operator, string Version)
{
    public override string ToString()
    {
        var name = Qualifier.Length == 0 ? Name : $"{Name}:{Qualifier}";
        return Operator == DebOperator.Any ? name : $"{name} ({Sign} {Version})";
    }

    private string Sign => Operator switch
    {
        DebOperator.Earlier => "<<",
        DebOperator.EarlierOrEqual => "<=",
        DebOperator.Equal => "=",
        DebOperator.LaterOrEqual => ">=",
        _ => ">>",
    };
}
