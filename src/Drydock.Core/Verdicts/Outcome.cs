namespace Drydock.Core.Verdicts;

/// <summary>May it pass; written in lower case.</summary>
public enum Outcome
{
    Pass,

    /// <summary>Something could not be looked at, so nobody can say.</summary>
    Incomplete,
    Fail,
}
