using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings;

/// <summary>Puts a text where another one stands.</summary>
/// <param name="At">What is replaced; empty to put something in.</param>
/// <param name="Text">With the file's line ends.</param>
public sealed record TextEdit(Span At, string Text) : Edit;
