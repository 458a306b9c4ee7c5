using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>What the builder's shell lexer makes of a text.</summary>
/// <param name="Text">Quotes and escapes resolved, variables put in; as it was when there is an error.</param>
/// <param name="Uses">The variables in it, with places in the text; those before an error.</param>
/// <param name="Error">Why the builder would refuse it; empty when it does not.</param>
internal sealed record Lexed(string Text, ImmutableArray<VariableUse> Uses, string Error);
