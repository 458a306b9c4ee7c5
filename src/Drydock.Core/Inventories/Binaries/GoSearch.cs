namespace Drydock.Core.Inventories.Binaries;

/// <summary>What the search for build information brought.</summary>
/// <param name="IsGo">The file is a Go program, whether or not its build information was found.</param>
internal readonly record struct GoSearch(GoBuildInfo? Info, bool IsGo);
