namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of .NET packages: <see href="https://learn.microsoft.com/en-us/nuget/concepts/package-versioning"/>.</summary>
/// <remarks>Semantic versions with up to four numbers, of which missing ones are zero, and case does not count.</remarks>
internal sealed class NugetScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("nuget", ".NET packages", "https://learn.microsoft.com/en-us/nuget/concepts/package-versioning");

    public int Compare(string left, string right) => SemverParts.Compare(left, right, StringComparison.OrdinalIgnoreCase);
}
