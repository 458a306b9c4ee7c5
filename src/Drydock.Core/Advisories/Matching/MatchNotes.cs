using System.Collections.Concurrent;
using System.Collections.Immutable;
using Drydock.Core.Inventories;
using Drydock.Oci.Layers;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Counts the packages that could not be held against advisories, and says why. Safe for several threads.</summary>
internal sealed class MatchNotes
{
    private const int NamesTold = 3;
    private readonly ConcurrentBag<Note> notes = [];

    /// <param name="space">Empty when nothing says which distribution a package belongs to.</param>
    public void NoAdvisories(InstalledPackage installed, string space) => notes.Add(new Note(
        space.Length == 0 ? $"no distribution is known that advisories about {Ecosystems.Find(installed.Package.Ecosystem).Title} could be of"
        : space == Spaces.Cpe ? "nothing is known of software that no package manager owns"
        : $"the database holds no advisories about {space}", GapKind.NothingKnown, installed.Name));

    public void ThirdParty(InstalledPackage installed, string builder) => notes.Add(new Note($"the distribution's advisories are not about what {builder} built", GapKind.NothingKnown, installed.Name));

    public void NoVersion(InstalledPackage installed) => notes.Add(new Note($"their versions are not known", GapKind.NothingKnown, installed.Name));

    public void KernelHeaders(InstalledPackage installed) => notes.Add(new Note("the kernel's advisories are not about packages without a kernel in them", GapKind.Skipped, installed.Name));

    /// <summary>One gap for each reason.</summary>
    public ImmutableArray<Gap> ToGaps() =>
    [
        .. from note in notes
           group note by note.Reason into same
           let kind = same.First().Kind
           orderby (int)kind, same.Key
           select new Gap("", kind, Message(same.Key, [.. same.Select(n => n.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];

    private static string Message(string reason, List<string> names)
    {
        var told = string.Join(", ", names.Take(NamesTold));
        var rest = names.Count > NamesTold ? $" and {names.Count - NamesTold} more" : "";
        return $"{names.Count} {(names.Count == 1 ? "package was" : "packages were")} not held against advisories: {reason} ({told}{rest}).";
    }

    /// <param name="Reason">Has one kind.</param>
    private sealed record Note(string Reason, GapKind Kind, string Name);
}
