using System.Collections.Immutable;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>Facts with every member set.</summary>
internal static class Samples
{
    public static Package Bare { get; } = new() { Ecosystem = "npm", Name = "@a/b", Version = "" };

    public static Package Package { get; } = new()
    {
        Ecosystem = "deb",
        Name = "libc6",
        Version = "1:2.36-9",
        Epoch = 1,
        Release = "9",
        Architecture = "amd64",
        Source = new SourcePackage("glibc", "2.36-9"),
        Vendor = "Debian",
        Licenses = ["LGPL-2.1-or-later", "GFDL"],
        Files = FileList.Of(["usr/lib/libc.so.6", "usr/share/doc/ä"]),
        Requires = ["libgcc-s1", "a|b"],
        Provides = ["libc"],
        Hashes = ImmutableSortedDictionary<string, string>.Empty.Add("sha1", "aa").Add("md5", "bb"),
        Properties = ImmutableSortedDictionary<string, string>.Empty.Add("maintainer", "M"),
    };

    public static ElfInfo Elf { get; } = new()
    {
        Type = "dyn",
        Machine = "amd64",
        Interpreter = "/lib64/ld",
        Needed = ["libc.so.6"],
        Rpath = ["/r"],
        Runpath = ["$ORIGIN"],
        Soname = "libx.so",
        BuildId = "abcd",
        IsStripped = true,
        IsPie = true,
        Relro = "full",
        HasStackCanary = true,
        HasNx = true,
    };

    /// <summary>Every member as text: records compare arrays by reference.</summary>
    public static string Describe(Fact fact) => $"{fact.Path} {fact.Analyzer} " + fact.Body switch
    {
        PackageFact(var p) => string.Join('|', [p.Ecosystem, p.Name, p.Version, $"{p.Epoch}", p.Release, p.Architecture, $"{p.Source}", p.Vendor, .. p.Licenses, .. p.Files.Paths(), "/", .. p.Requires, "/", .. p.Provides, .. p.Hashes.Select(h => $"{h}"), .. p.Properties.Select(h => $"{h}")]),
        OsFact(var os) => $"{os}",
        OwnedFilesFact(var e, var n, var f) => $"{e} {n} {string.Join('|', f.Paths())}",
        LicenseFact(var e, var n, var l) => $"{e} {n} {string.Join('|', l)}",
        ElfFact(var e) => string.Join('|', [e.Type, e.Machine, e.Interpreter, e.Soname, e.BuildId, e.Relro, $"{e.IsStripped}{e.IsPie}{e.HasStackCanary}{e.HasNx}", .. e.Needed, .. e.Rpath, .. e.Runpath]),
        _ => throw new InvalidOperationException(),
    };
}
