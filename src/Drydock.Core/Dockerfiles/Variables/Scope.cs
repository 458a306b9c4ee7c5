using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>The variables that an instruction sees.</summary>
/// <param name="Variables">By name.</param>
/// <param name="IsOpen">Whether there may be more: the stage is built on an image, whose environment is not known here.</param>
public sealed record Scope(ImmutableDictionary<string, Variable> Variables, bool IsOpen)
{
    internal static Scope Empty { get; } = new(ImmutableDictionary.Create<string, Variable>(StringComparer.Ordinal), IsOpen: false);

    public bool IsDefined(string name) => Variables.ContainsKey(name);

    /// <summary>Null when it has none, or only the build knows it.</summary>
    public string? ValueOf(string name) => Variables.GetValueOrDefault(name)?.Value;

    /// <summary>A text with its variables put in; null when it uses one whose value is not known.</summary>
    public string? Expand(string text, char escape)
    {
        var isKnown = true;
        var lexed = VariableLexer.Lex(text, escape, new LexerOptions(), name =>
        {
            isKnown &= Variables.TryGetValue(name, out var variable) ? variable.Value is not null : !IsOpen;
            return variable?.Value;
        });
        return isKnown && lexed.Error.Length == 0 ? lexed.Text : null;
    }

    internal Scope With(Variable variable) => this with { Variables = Variables.SetItem(variable.Name, variable) };
}
