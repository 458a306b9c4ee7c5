using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Reports;

/// <summary>Reports made by hand, with one of everything the formats tell.</summary>
internal static class SampleReports
{
    private static readonly OsRelease Debian = new("debian", "12", "Debian GNU/Linux 12 (bookworm)") { Codename = "bookworm", Cpe = "cpe:2.3:o:debian:debian_linux:12:*:*:*:*:*:*:*" };

    /// <summary>By name: one image, several platforms, known vulnerabilities, nothing at all, a stranger's strings.</summary>
    public static ImmutableSortedDictionary<string, Report> All { get; } = new Dictionary<string, Report>(StringComparer.Ordinal)
    {
        ["one-image"] = OneImage(),
        ["platforms"] = Platforms(),
        ["vulnerabilities"] = Vulnerabilities(),
        ["empty"] = Empty(),
        ["hostile"] = Hostile(),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Report OneImage() => Of("registry:shop/web:1.4", Section(Platform.Default)) with
    {
        Reference = Reference.TryParse("registry.example.com/shop/web:1.4", out var reference) ? reference : null,
    };

    private static Report Platforms() => Of("oci:web", Section(Platform.Default), Section(new Platform("linux", "arm64", "v8"))) with
    {
        Created = DateTimeOffset.UnixEpoch.AddDays(20_000),
    };

    private static Report Vulnerabilities()
    {
        var section = Section(Platform.Default);
        var libc = section.Inventory.Packages[0];
        var resty = new Package { Ecosystem = "generic", Name = "openresty", Version = "1.21.4" };
        var inventory = section.Inventory with
        {
            Packages = [.. section.Inventory.Packages, Installed(libc.Package with { Name = "libc-bin" }, 0, libc.Locations, []), Installed(resty, 1, ["usr/local/openresty/nginx/sbin/nginx"], [])],
        };
        var parent = new ParentImage("registry.example.com/debian:12", "", 1, ParentSource.Given);
        ImmutableArray<Finding> findings = Origins.Tell([.. SampleVulnerabilities.In(inventory), .. section.Findings], inventory, parent);
        findings = [.. findings.Select(f => f.Vulnerability?.Id == "CVE-2099-0001" ? f with { At = f.At with { BuiltBy = new BuildLine("images/web/Dockerfile", 7, 9, "COPY app /app") } } : f)];
        return Of("registry:shop/web:1.4", section with { Base = parent, Inventory = inventory, Findings = findings, Verdict = SampleDecisions.Of(findings, inventory.Gaps) }) with
        {
            Database = new DatabaseInfo(new DateOnly(2099, 5, 2), ["debian-tracker", "kev", "nvd", "osv"]),
            Reference = Reference.TryParse("registry.example.com/shop/web:1.4", out var reference) ? reference : null,
        };
    }

    private static Report Empty() => Of("dir:rootfs", new PlatformReport(
        new Image(new EmptyStore(), Descriptor("manifest") with { IsSynthesized = true }, new Manifest(Descriptor("config") with { Size = 0 }, []), new ImageConfig(Platform.Default), [new Layer(0, null, null, null)]),
        new Inventory { Gaps = [new Gap("", GapKind.ContentsUnknown, "no package database was found")] },
        [],
        new Verdict(Outcome.Incomplete, [new Decision("gap", Outcome.Incomplete, "The contents of the image are unknown.")])));

    private static Report Hostile()
    {
        var evil = "\u001b[31mred\u001b[0m\"\\\n\r\t\0 \u202e <b>&'é漢😀\uFFFD";
        var package = new Package { Ecosystem = "npm", Name = evil, Version = new string('9', 2000), Vendor = evil, Hashes = Map(("sha1", "zz"), ("md5", "d41d8cd98f00b204e9800998ecf8427e")), Properties = Map((evil, evil)) };
        var report = Section(Platform.Default);
        return Of(evil, report with
        {
            Inventory = new Inventory
            {
                Os = new OsRelease("debian", evil, evil),
                Packages = [Installed(package, 7, [evil], [evil, "MIT OR " + evil, "(((", "MIT AND"]), Installed(package, -1, [evil], [])],
                Layers = [new LayerSummary(0, null, null, 0, 0, 0, evil)],
                Gaps = [new Gap(evil, GapKind.Path, evil)],
            },
            Findings = [report.Findings[0] with { Message = evil, At = new Location(evil) }, SampleVulnerabilities.Hostile(Installed(package, 0, [evil], []), evil)],
            Verdict = new Verdict(Outcome.Fail, [new Decision("IM003", Outcome.Fail, evil), new Decision(evil, Outcome.Fail, evil) { Rule = evil }, new Decision("gap", Outcome.Incomplete, evil)]) { Policy = evil, Notices = [new Notice(NoticeKind.Import, Outcome.Warn, evil, evil)] },
        });
    }

    private static Report Of(string source, params ImmutableArray<PlatformReport> platforms) => new(source, platforms, null) { ToolVersion = "0.1.0" };

    private static PlatformReport Section(Platform platform)
    {
        var image = new Image(
            new EmptyStore(),
            Descriptor("manifest " + platform),
            new Manifest(Descriptor("config " + platform), [Descriptor("layer 0"), Descriptor("layer 1")]),
            new ImageConfig(platform) { Created = "2024-05-01T10:00:00Z", User = "", Env = ["PATH=/usr/bin", "TOKEN=secret"], Entrypoint = ["/usr/bin/node"], Command = ["server.js"], Labels = Map(("org.opencontainers.image.licenses", "MIT")) },
            []) { Names = ["shop/web:1.4"] };
        return new PlatformReport(image, Contents(platform), Findings(), Gate.Decide(new GateInput(Findings(), Contents(platform).Gaps, SampleDecisions.Today)));
    }

    private static Inventory Contents(Platform platform)
    {
        var libc = new Package { Ecosystem = "deb", Name = "libc6", Version = "2.36-9+deb12u4", Release = "9+deb12u4", Architecture = platform.Architecture, Source = new SourcePackage("glibc", "2.36-9+deb12u4"), Properties = Map(("maintainer", "GNU Libc Maintainers <debian-glibc@lists.debian.org>")), Vendor = "Debian" };
        var python = new Package { Ecosystem = "deb", Name = "python3-yaml", Version = "6.0-3+b2", Architecture = platform.Architecture, Source = new SourcePackage("pyyaml", "6.0-3") };
        var gcc = new Package { Ecosystem = "deb", Name = "libgcc-s1", Version = "12.2.0-14", Architecture = platform.Architecture };
        var left = new Package { Ecosystem = "npm", Name = "left-pad", Version = "1.3.0", Hashes = Map(("sha512", new string('a', 128))), Properties = Map(("evidence", "installed")) };
        var core = new Package { Ecosystem = "npm", Name = "@babel/core", Version = "7.24.0" };
        var log4j = new Package { Ecosystem = "maven", Name = "org.apache.logging.log4j:log4j-core", Version = "2.14.1", Hashes = Map(("sha1", new string('b', 40))), Properties = Map(("evidence", "filename")) };
        var module = new Package { Ecosystem = "golang", Name = "github.com/spf13/cobra", Version = "v1.8.0" };
        var yaml = new Package { Ecosystem = "pypi", Name = "PyYAML", Version = "6.0" };
        return new Inventory
        {
            Os = Debian,
            Packages =
            [
                Installed(libc, 0, ["var/lib/dpkg/status"], ["GPL-2.0-only", "LGPL-2.1-or-later"]) with { DependsOn = [1], Files = FileList.Of(["lib/libc.so.6", "etc/ld.so.conf"]) },
                Installed(gcc, 0, ["var/lib/dpkg/status"], ["GPL-3.0-or-later WITH GCC-exception-3.1", "LGPL-2.1-or-later OR MIT"]) with { DependsOn = [0] },
                Installed(python, 0, ["var/lib/dpkg/status"], ["MIT", "custom shop license"]) with { DependsOn = [0] },
                Installed(module, 1, ["usr/local/bin/tool"], []) with { Analyzer = "go-binary" },
                Installed(log4j, 1, ["app/lib/log4j-core-2.14.1.jar"], ["Apache-2.0"]),
                Installed(core, 1, ["app/node_modules/@babel/core/package.json"], ["MIT"]) with { DependsOn = [6] },
                Installed(left, 1, ["app/node_modules/left-pad/package.json"], ["WTFPL"]),
                Installed(left, 1, ["app/node_modules/x/node_modules/left-pad/package.json"], ["WTFPL"]),
                Installed(yaml, 0, ["usr/lib/python3/dist-packages/PyYAML-6.0.egg-info"], ["MIT"]) with { OwnedBy = Purls.Of(python, Debian) },
            ],
            Removed = [new RemovedPackage(left with { Version = "1.0.0" }, Purls.Of(left with { Version = "1.0.0" }, Debian), "tmp/node_modules/left-pad/package.json", 0, 1)],
            Elves = [new ElfFile("usr/bin/node", new ElfInfo { Type = "dyn", Machine = platform.Architecture, Interpreter = "/lib64/ld-linux-x86-64.so.2", Needed = ["libc.so.6"], Runpath = ["$ORIGIN/../lib"], BuildId = "ab12", IsPie = true, Relro = "full", HasNx = true }, 1)],
            SpecialFiles = [new SpecialFile("usr/bin/su", EntryType.File, 0b100_111_101_101, 0, 0, "", 0), new SpecialFile("app/cache", EntryType.Directory, 0b111_111_111, 1000, 1000, "", 1)],
            Layers =
            [
                new LayerSummary(0, DiffId(0), Digest.Sha256("layer 0"u8), 29_150_000, 3_201, 75_000_000, "/bin/sh -c #(nop) ADD file:4b1be1de1a1e5aa608c688cad2824587262081866180d7368feb79d33ca05953 in / "),
                new LayerSummary(1, DiffId(1), Digest.Sha256("layer 1"u8), 990, 12, 4_096, "RUN /bin/sh -c npm ci # buildkit"),
            ],
            Gaps = [new Gap("app/lib/broken.jar", GapKind.Malformed, "jar: its central directory is cut short", DiffId(1)), new Gap("proc", GapKind.Skipped, "It shows the running machine, so it was not looked into.")],
        };
    }

    private static ImmutableArray<Finding> Findings() =>
    [
        new(new RuleInfo("IM003", "setuid-file", Severity.Medium, "A file runs with its owner's rights", ["dockle:CIS-DI-0008"]), Severity.Medium, "The file runs with the rights of its owner, root.", new Location("usr/bin/su", DiffId(0))),
        new(new RuleInfo("IM001", "runs-as-root", Severity.High, "The image runs as root", ["dockle:CIS-DI-0001", "trivy:DS002"]), Severity.Critical, "The image runs as root: its config names no user.", new Location("")),
    ];

    private static InstalledPackage Installed(Package package, int layer, ImmutableArray<string> locations, ImmutableArray<string> licenses) =>
        new(package, Purls.Of(package, Debian), layer, locations) { Analyzer = AnalyzerOf(package.Ecosystem), Licenses = licenses };

    private static string AnalyzerOf(string ecosystem) => ecosystem switch { "deb" => "dpkg-status", "maven" => "java-archive", "pypi" => "python-package", _ => "npm-package" };

    private static Descriptor Descriptor(string content) => new(MediaType.OciManifest, Digest.Sha256(Encoding.UTF8.GetBytes(content)), content.Length);

    private static Digest DiffId(byte number) => Digest.Sha256([number]);

    private static ImmutableSortedDictionary<string, string> Map(params (string Key, string Value)[] entries) =>
        entries.ToImmutableSortedDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
}
