namespace Drydock.Core.Verdicts.Conditions;

/// <summary>The types of the condition language.</summary>
internal enum ValueKind
{
    /// <summary>True or false.</summary>
    Flag,
    Number,

    /// <summary>Text; upper and lower case are the same.</summary>
    Text,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>Info, low, medium, high, critical, in this order.</summary>
    Severity,

    /// <summary>Whole days.</summary>
    Duration,
    Date,
}
