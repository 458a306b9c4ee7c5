namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>One of the words that a word became.</summary>
/// <param name="Pattern">The same with a backslash before what was quoted.</param>
internal readonly record struct WordField(string Text, string Pattern, bool HasGlob);
