namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>A <c>criteria</c> with children, a <c>criterion</c> that names a test, or an <c>extend_definition</c>, which names neither.</summary>
internal sealed record OvalNode(bool IsOr, bool IsNegated, string TestRef, string Comment)
{
    private static readonly List<OvalNode> None = [];
    private List<OvalNode>? _children;

    public bool IsCriteria { get; init; }

    public IReadOnlyList<OvalNode> Children => _children ?? None;

    public void Add(OvalNode child) => (_children ??= new List<OvalNode>(2)).Add(child);
}
