namespace Drydock.Tests.Fuzz;

/// <summary>A parser, handed any bytes: it returns, soon, having allocated little.</summary>
internal delegate void FuzzTarget(ReadOnlySpan<byte> input);
