using System.Collections.Immutable;
using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>What a field holds for one subject. The default is "not known".</summary>
internal readonly record struct Value
{
    private readonly ImmutableArray<string> list;

    private Value(double number, string? text, ImmutableArray<string> list) => (IsKnown, Number, Text, this.list) = (true, number, text, list);

    public bool IsKnown { get; }

    /// <summary>Of flags 1 or 0, of severities their rank, of durations their days, of dates their day number.</summary>
    public double Number { get; }

    public string? Text { get; }

    public ImmutableArray<string> List => list.IsDefault ? [] : list;

    public bool IsTrue => IsKnown && Number != 0;

    public static Value Of(bool value) => new(value ? 1 : 0, null, default);

    public static Value Of(double value) => new(value, null, default);

    public static Value Of(Severity value) => new((int)value, null, default);

    public static Value Of(DateOnly? value) => value is { } date ? new(date.DayNumber, null, default) : default;

    public static Value OfDays(int? days) => days is { } known ? new(known, null, default) : default;

    /// <summary>An empty text is one that nobody said.</summary>
    public static Value Of(string? value) => string.IsNullOrEmpty(value) ? default : new(0, value, default);

    /// <summary>An empty list is one that nobody said.</summary>
    public static Value Of(ImmutableArray<string> value) => value.IsDefaultOrEmpty ? default : new(0, null, value);
}
