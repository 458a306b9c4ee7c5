using Drydock.Core.Repositories.Rpm;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Tests.Repositories.Rpm;

/// <summary>Which ranges of versions have something in common, as rpm says.</summary>
public sealed class RpmRulesTests
{
    [Theory]
    [InlineData(RelationOperator.Any, "", RelationOperator.Equal, "1-1", true)]
    [InlineData(RelationOperator.Equal, "1", RelationOperator.Any, "", false)]
    [InlineData(RelationOperator.Equal, "1", RelationOperator.Equal, "1-7", true)]
    [InlineData(RelationOperator.Equal, "1-6", RelationOperator.Equal, "1-7", false)]
    [InlineData(RelationOperator.GreaterOrEqual, "1.9", RelationOperator.Equal, "1.10-1", true)]
    [InlineData(RelationOperator.GreaterOrEqual, "1:1", RelationOperator.Equal, "2-1", false)]
    [InlineData(RelationOperator.Less, "2", RelationOperator.Equal, "2~rc1-1", true)]
    [InlineData(RelationOperator.Less, "2", RelationOperator.Equal, "2-1", false)]
    [InlineData(RelationOperator.Less, "2", RelationOperator.GreaterOrEqual, "1", true)]
    [InlineData(RelationOperator.Greater, "2", RelationOperator.LessOrEqual, "2", false)]
    public void Wishes_and_offers_meet(RelationOperator wanted, string version, RelationOperator offered, string offer, bool meet) =>
        Assert.Equal(meet, new RpmRules().Satisfies(new PackageRelation("a", wanted, version), new PackageRelation("a", offered, offer)));
}
