namespace Drydock.Core.Verdicts;

/// <summary>May it pass; written in lower case, the worst last.</summary>
public enum Outcome
{
    Pass,

    /// <summary>It passes, but somebody should look. Only a decision or a notice is a warning; a verdict with warnings passes.</summary>
    Warn,

    /// <summary>Something could not be looked at, so nobody can say.</summary>
    Incomplete,
    Fail,
}
