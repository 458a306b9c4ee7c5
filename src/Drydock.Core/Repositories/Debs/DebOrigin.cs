namespace Drydock.Core.Repositories.Debs;

/// <summary>The repository an index came from, verified.</summary>
/// <param name="Name">For people: <c>http://host/debian bookworm/main</c>.</param>
/// <param name="Files">Where file names of its index lie below.</param>
/// <param name="Priority">As apt has it: 500, 100 where upgrades alone are automatic (backports), 1 where nothing is. <see href="https://manpages.debian.org/bookworm/apt/apt_preferences.5.en.html"/></param>
public sealed record DebOrigin(string Name, IRepositoryFiles Files, int Priority);
