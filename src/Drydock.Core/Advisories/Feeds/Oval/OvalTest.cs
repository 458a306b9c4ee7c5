namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>A test of any kind.</summary>
/// <param name="Kind">The element's name without <c>_test</c>: rpminfo, dpkginfo, uname …</param>
/// <param name="Existence">Its <c>check_existence</c>; empty when it has none.</param>
internal sealed record OvalTest(string Kind, string Comment, string Existence)
{
    public string ObjectRef { get; set; } = "";

    public string StateRef { get; set; } = "";

    /// <summary>More than one state: what they mean together is not known here.</summary>
    public bool HasSeveralStates { get; set; }

    public bool IsPackage => Kind is "rpminfo" or "dpkginfo";
}
