namespace Drydock.Core.Repositories.Rpm;

/// <summary>A script that rpm would run.</summary>
/// <param name="Program">What runs it: /bin/sh, &lt;lua&gt;; the words between are its arguments.</param>
/// <param name="Text">Empty when the program alone is run.</param>
public sealed record RpmScript(string Program, string Text);
