using System.Collections.Frozen;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A program or an archive is downloaded, and the RUN does not check that it is the one that was meant.</summary>
internal sealed class UnverifiedDownloadRule : IRule<DockerfileSubject>
{
    private static readonly FrozenSet<string> Archives = FrozenSet.ToFrozenSet(
        [".gz", ".tgz", ".xz", ".txz", ".bz2", ".tbz", ".zst", ".tar", ".zip", ".7z", ".deb", ".rpm", ".apk", ".jar", ".war", ".whl", ".gem", ".phar", ".run", ".bin", ".exe", ".msi", ".appimage", ".sh", ".so"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Checkers = FrozenSet.ToFrozenSet(
        ["gpg", "gpg2", "gpgv", "cosign", "minisign", "signify", "slsa-verifier", "rpmkeys", "debsig-verify", "dpkg-sig", "jarsigner"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Sums = FrozenSet.ToFrozenSet(
        ["sha1sum", "sha224sum", "sha256sum", "sha384sum", "sha512sum", "md5sum", "b2sum", "b3sum", "shasum", "sha256", "sha512", "rhash", "cksum", "openssl"], StringComparer.Ordinal);

    public RuleInfo Info { get; } = new(
        "DF304",
        "unverified-download",
        Severity.Medium,
        "A program or an archive is downloaded without checking its sum or signature",
        ["cis-docker:4.11"])
    {
        Fix = Applicability.DisplayOnly,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var verified = new HashSet<Instruction>(ReferenceEqualityComparer.Instance);
        var unpacked = new HashSet<Pipeline>(ReferenceEqualityComparer.Instance);
        foreach (var step in subject.Steps.Where(s => s.Name is not null))
        {
            if (Checkers.Contains(step.Name!) || Sums.Contains(step.Name!))
            {
                verified.Add(step.Instruction);
            }

            if (step.Use.Place.Pipeline is { } pipeline && step.Use.Place.PipelineIndex > 0 && step.Name is "tar" or "bsdtar" or "unzip" or "gunzip" or "gzip" or "xz" or "zcat" or "cpio" or "dpkg")
            {
                unpacked.Add(pipeline);
            }
        }

        foreach (var download in Download.All(subject).Where(d => !verified.Contains(d.Step.Instruction) && d.Urls.Length > 0))
        {
            var url = download.Urls[0];
            if (download.File is { } file ? IsProgram(file, url) : download.Step.Use.Place.Pipeline is { } pipe && unpacked.Contains(pipe))
            {
                yield return subject.Find(Info, download.Step.Use.Span, $"'{Download.NameOf(url)}' is taken as it comes: if it is replaced on the server, so is what is in the image. Check its SHA-256 sum or its signature in the same RUN.", Sum(download));
            }
        }
    }

    private static bool IsProgram(string file, ShellWord url)
    {
        var name = Download.NameOf(url);
        return Archives.Contains(EndingOf(name)) || Archives.Contains(EndingOf(file)) || (file.Contains("bin/", StringComparison.Ordinal) && !Archives.Contains(EndingOf(file)));
    }

    private static string EndingOf(string name) => name.LastIndexOf('.') is >= 0 and var dot ? name[dot..] : "";

    private static Fix? Sum(Download download)
    {
        var use = download.Step.Use;
        var isPlain = download.Step.Script is not null && use.Place.Pipeline is null && !use.Place.IsInSubstitution && !use.Place.IsCondition && !use.Place.IsInBackground && use.Place.Shell is null && use.Command.Redirections.IsEmpty;
        if (!isPlain || download.File is not { } file || file.AsSpan().ContainsAny("$\"'` \\"))
        {
            return null;
        }

        return new Fix("Check its sum", Applicability.DisplayOnly, [new TextEdit(new Span(use.Span.End, use.Span.End), $" && echo \"<SHA-256>  {file}\" | sha256sum -c -")]);
    }
}
