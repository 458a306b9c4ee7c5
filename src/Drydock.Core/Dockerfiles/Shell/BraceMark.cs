namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A brace or comma in a word.</summary>
/// <param name="Index">Of its piece in the word.</param>
internal readonly record struct BraceMark(int Index, char Sign);
