namespace Drydock.Core.Verdicts.Conditions;

/// <summary>What a condition is asked of. A field of the image may be asked of everything.</summary>
[Flags]
internal enum ConditionScope
{
    Findings = 1,
    Packages = 2,
    Image = 4,
    All = Findings | Packages | Image,
}
