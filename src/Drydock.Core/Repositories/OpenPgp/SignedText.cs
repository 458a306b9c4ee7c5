namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>The text that a good signature is about, and nothing else of the document: without escapes, white space at the ends of lines gone, each line ended by a line feed.</summary>
public sealed record SignedText(ReadOnlyMemory<byte> Text, VerifiedSignature Signature);
