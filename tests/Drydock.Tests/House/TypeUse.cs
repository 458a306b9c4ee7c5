namespace Drydock.Tests.House;

/// <summary>One type mentions another, in a signature or in code.</summary>
/// <param name="From">Full name of the outermost type that mentions.</param>
/// <param name="To">Full name of the outermost type that is mentioned.</param>
internal readonly record struct TypeUse(string From, string To);
