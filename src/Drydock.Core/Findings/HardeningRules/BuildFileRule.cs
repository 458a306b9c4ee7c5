using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Headers, static libraries and descriptions of libraries, of use to a compiler alone; said of images that have none.</summary>
internal sealed class BuildFileRule : IRule<HardeningSubject>
{
    private static readonly string[] Compilers = ["cc", "gcc", "g++", "c++", "clang", "tcc", "rustc", "go", "ld", "make", "gcc-*", "*-gcc", "*-gcc-*", "clang-*"];
    private static readonly string[] ProgramFolders = ["bin", "usr/bin", "usr/local/bin", "usr/local/go/bin"];
    private static readonly string[] Whole = ["usr/include", "usr/local/include", "usr/lib/pkgconfig", "usr/lib/*/pkgconfig", "usr/share/pkgconfig", "usr/local/lib/pkgconfig", "usr/share/aclocal", "usr/lib/cmake", "usr/lib/*/cmake", "usr/share/cmake"];
    private static readonly string[] Libraries = ["usr/lib", "usr/local/lib"];

    public RuleInfo Info { get; } = new("IM014", "build-files", Severity.Info, "Files that only a compiler reads are shipped in an image without one", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        if (ProgramFolders.Any(f => subject.Files.Names(f).Any(n => Array.Exists(Compilers, c => TreeGlob.Matches(c, n)))))
        {
            yield break;
        }

        foreach (var folder in Whole.SelectMany(p => TreeGlob.Find(subject.Files, p)).Where(f => subject.Files.Find(f) is { IsFolder: true }))
        {
            var removal = Removal.Below(subject.Files, folder, IsReadAtRun);
            if (removal.Files > 0)
            {
                yield return Found(subject, folder, removal);
            }
        }

        foreach (var folder in Libraries)
        {
            var removal = Removal.Of(subject.Files, subject.Files.Below(folder).Where(f => f.Value.IsFile && IsStaticLibrary(f.Key)).Select(f => f.Key));
            if (removal.Files > 0)
            {
                yield return Found(subject, folder, removal);
            }
        }
    }

    /// <summary>Python's sysconfig reads its own header.</summary>
    private static bool IsReadAtRun(string path, TreeNode node) => TreeGlob.NameOf(path) == "pyconfig.h";

    private static bool IsStaticLibrary(string path) => TreeGlob.NameOf(path) is var name && name.StartsWith("lib", StringComparison.Ordinal) && (name.EndsWith(".a", StringComparison.Ordinal) || name.EndsWith(".la", StringComparison.Ordinal));

    private Finding Found(HardeningSubject subject, string folder, Removal removal) =>
        new(Info, Info.Severity, $"'{folder}' holds {removal.Size} that only a compiler reads.", subject.At(folder)) { Fix = removal.Fix($"Take what only a compiler reads out of '{folder}'", Applicability.Safe) };
}
