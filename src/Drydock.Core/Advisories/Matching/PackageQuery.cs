using Drydock.Core.Advisories.Versions;

namespace Drydock.Core.Advisories.Matching;

/// <summary>One name under which advisories may speak of an installed package, with the version that they then mean.</summary>
/// <param name="IsSource">The name and the version are the source package's.</param>
internal sealed record PackageQuery(string Space, string Name, string Version, bool IsSource, IVersionScheme Scheme);
