namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>What an OSV ecosystem is in our terms.</summary>
/// <param name="Space">See <see cref="Spaces"/>.</param>
/// <param name="IsSource">The ecosystem's records name source packages.</param>
/// <param name="Channel">See <see cref="AffectedPackage.Channel"/>.</param>
internal readonly record struct OsvSpace(string Space, bool IsSource = false, string Channel = "");
