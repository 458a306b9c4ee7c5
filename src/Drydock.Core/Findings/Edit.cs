namespace Drydock.Core.Findings;

/// <summary>The smallest part of a fix: a closed union.</summary>
public abstract record Edit;
