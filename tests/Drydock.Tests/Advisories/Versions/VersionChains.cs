namespace Drydock.Tests.Advisories.Versions;

/// <summary>Versions of every scheme in their order, as its specification or its own program has them.</summary>
internal static class VersionChains
{
    public static readonly (string Scheme, string Chain)[] All =
    [
        // https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
        ("deb", "~~ < ~~a < ~ < 0 = 0-0 = 0:0 < a"),
        ("deb", "1.0~beta1~svn1245 < 1.0~beta1 < 1.0~beta10 < 1.0-0~1 < 1.0 = 1.0-0 < 1.0-1~bpo12+1 < 1.0-1"),
        ("deb", "2.9 < 2.10 < 2.10a < 2.10a+ < 2.10+ < 1:1.0"),
        ("deb", "1.18.36 < 1.18.36-19 < 1.18.36+x < 1.18.36-0.17.35-18"),
        ("deb", "7.88.1-10+deb12u5 < 7.88.1-10+deb12u12 < 7.88.1-11 < 8.0~rc3-1 < 8.0-1"),
        ("deb", "0:4.1-1 = 4.1-1 < 1:0.1 = 01:0.1 < 2:0"),

        // https://rpm-software-management.github.io/rpm/man/rpm-version.7
        ("rpm", "1.0~rc1 < 1.0 < 1.0^git1~pre < 1.0^git1"),
        ("rpm", "1.0^ < 1.0^20160101 < 1.0.1~rc1 < 1.0.1"),
        ("rpm", "xyz < xyz.4 < 8 < 22"),
        ("rpm", "5.5p1 < 5.5p2 < 5.5p10 < 5.6p1 < 10abc.1 < 10.1xyz < 1:1"),
        ("rpm", "2_0 = 2.0 = 2.0. < 2.0.1 < 2.0.1a"),
        ("rpm", "1.00010 = 1.10 < 1.11 < 1.101"),
        ("rpm", "0:3.0.7-27.el9 = 3.0.7-27.el9 < 3.0.7-27.el9_2 < 3.0.7-28.el9_4 < 1:3.0.7-1.el9"),
        ("rpm", "4.18 < 4.18-1"),

        // https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/test/version.data
        ("apk", "2.34 > 0.1.0_alpha"),
        ("apk", "0.1.0_alpha < 0.1.0_alpha1 < 0.1.0_alpha2 < 0.1.0_beta < 0.1.0_pre2 < 0.1.0_rc1 < 0.1.0 < 0.1.0-r1"),
        ("apk", "1.0.3-r3 < 1.0.4-r3 < 1.0.4-r12 < 1.0.4_p1 < 1.0.4a"),
        ("apk", "1.0_p9 < 1.0_p10 < 1.0_p10-r0 < 1.0_p10-r1"),
        ("apk", "4.09 < 4.8.01 < 4.8.09a < 4.8.1 < 4.8.10"),
        ("apk", "0.12.0_alpha_pre2 < 0.12.0_alpha < 0.12.0 < 0.12.0_git20230717-r0"),
        ("apk", "1.2.3 < 1.2.3-r1 < 1.2.3~ab12 < 1.2.3_git < 1.2.3a < 1.2.3.0"),

        // https://man.archlinux.org/man/vercmp.8
        ("alpm", "1.0a < 1.0b < 1.0beta < 1.0p < 1.0pre < 1.0rc < 1.0 < 1.0.a < 1.0.1"),
        ("alpm", "1 < 1.0 < 1.1 < 1.1.1 < 1.2 < 2.0 < 3.0.0"),
        ("alpm", "1.0 < 1.0-1 < 1.0-2 < 1.0-10 < 1:0.1"),
        ("alpm", "1.2.3 = 01.02.03 < 1..1"),

        // https://semver.org/spec/v2.0.0.html#spec-item-11
        ("semver", "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0 < 2.0.0 < 2.1.0 < 2.1.1"),
        ("semver", "1.0.0+a = 1.0.0+b = v1.0.0 = 1.0 = 1 < 99999999999999999999999.0.0 < 100000000000000000000000.0.0"),

        // https://github.com/npm/node-semver
        ("npm", "0.0.0-foo < 0.0.0 < 0.0.1 < 0.9.9 < 0.10.0 < 1.0.0-beta.8 < 1.0.0-beta.11 < =1.0.0 = v1.0.0 < 1.2.3-4 < 1.2.3-4-foo < 1.2.3-5-foo < 1.2.3-r100 < 1.2.3-r2 < 1.2.3"),
        ("npm", "1.2.3-a.5 < 1.2.3-a.10 < 1.2.3-a.b < 1.2.3beta < 1.2.3"),

        // https://packaging.python.org/en/latest/specifications/version-specifiers/#summary-of-permitted-suffixes-and-relative-ordering
        ("pypi", "1.dev0 < 1.0.dev456 < 1.0a1 < 1.0a2.dev456 < 1.0a12.dev456 < 1.0a12 < 1.0b1.dev456 < 1.0b2 < 1.0b2.post345.dev456 < 1.0b2.post345 < 1.0rc1.dev456 < 1.0rc1 < 1.0 < 1.0+abc.5 < 1.0+abc.7 < 1.0+5 < 1.0.post456.dev34 < 1.0.post456 < 1.0.15 < 1.1.dev1"),
        ("pypi", "1.0 = 1 = v1.0.0 < 1.0-1 = 1.0.post1 = 1.0.rev1 = 1.0r1 < 1.1rc1 = 1.1c1 = 1.1-PREVIEW_1 = 1.1.pre.1 < 1.1 < 2013.10 < 1!1.0 < 1!1.1 < 1!2013.10"),
        ("pypi", "french-toast < 0.dev0 < 1.1.alpha = 1.1a0"),
        ("pypi", "1.0+ubuntu.1 = 1.0+ubuntu-1 = 1.0+UBUNTU_1 < 1.0+ubuntu.1.0 < 1.0+ubuntu.10"),

        // https://docs.ruby-lang.org/en/master/Gem/Version.html
        ("gem", "1.0.a < 1.0.a.1 < 1.0.a.2 < 1.0.a10 < 1.0.b1 < 1.0.rc1 < 1.0 = 1 = 1.0.0 < 1.0.1"),
        ("gem", "0.beta.1 = 0.0.beta.1 < 0 = 0.0 < 1.8.2.a9 < 1.8.2.a10 < 1.8.2.b < 1.8.2 < 2.0.0-x < 2.0.0.rc1"),
        ("gem", "5.2.4.rc1 < 5.2.4 < 5.2.4.1 < 5.2.10"),

        // https://maven.apache.org/pom.html#version-order-specification
        ("maven", "1-alpha2snapshot < 1-alpha2 < 1-alpha-123 < 1-beta-2 < 1-beta123 < 1-m2 < 1-m11 < 1-rc = 1-cr < 1-rc2 < 1-rc123 < 1-SNAPSHOT < 1 = 1.0 = 1-ga = 1.0.0.final = 1.release < 1-sp < 1-sp2 < 1-sp123 < 1-abc < 1-def < 1-pom-1 < 1-1-snapshot < 1-1 < 1-2 < 1-123"),
        ("maven", "2.0 < 2.0.a < 2-1 < 2.0.2 < 2.0.123 < 2.1.0 < 2.1-a < 2.1b < 2.1-c < 2.1-1 < 2.1.0.1 < 2.2 < 2.123 < 11.a2 < 11.a11 < 11.b2 < 11.b11 < 11.m2 < 11.m11 < 11 < 11.a < 11b < 11c < 11m"),
        ("maven", "1.1.RC1 < 1.1-RC2 < 1.1"),
        ("maven", "2-alpha = 2.0.alpha = 2.0.0.alpha = 2-0-alpha"),
        ("maven", "1-foo < 1-1 < 1.1"),
        ("maven", "6.1.0rc3 < 6.1.0 < 6.1H.5-beta"),
        ("maven", "1-0.alpha < 1-0.beta < 1 < 1.0.final-redhat < 1.0-sp-1-redhat = 1.0-sp1-redhat"),
        ("maven", "20190126.230843 < 1234567890.12345 < 123456789012345.1H.5-beta < 12345678901234567890.1H.5-beta"),
        ("maven", "1.0.RC2 < 1.0-RC3 < 1.0.1"),
        ("maven", "6.0.0.Beta9 < 6.0.0.Final = 6 < 6.0.0.Final-redhat-1 < 6.0.0.1"),
        ("maven", "31.1-android < 31.1-jre < 32.0.0-android < 20190126.230843"),

        // https://learn.microsoft.com/en-us/nuget/concepts/package-versioning
        ("nuget", "1.0.1-aaa < 1.0.1-alpha = 1.0.1-ALPHA < 1.0.1-alpha.1 < 1.0.1-alpha.2 < 1.0.1-alpha.10 < 1.0.1-alpha2 < 1.0.1-beta < 1.0.1-open < 1.0.1-rc < 1.0.1-zzz < 1.0.1 = 1.0.1.0 = 1.00.1 = 1.0.1+meta < 1.0.1.1"),

        // https://go.dev/ref/mod#versions
        ("golang", "v0.0.0-20190101000000-abcdefabcdef < v0.0.0-20200101000000-abcdefabcdef < v0.0.1-0.20200101000000-abcdefabcdef < v0.0.1-pre < v0.0.1-pre.0.20200101000000-abcdefabcdef < v0.0.1 = 0.0.1 < v2.0.0+incompatible = v2.0.0"),
        ("golang", "v1.0.0-rc1 < v1.0.0-rc10 < v1.0.0-rc2 < v1.0.0"),

        // https://go.dev/doc/toolchain#version
        ("golang", "go1.20rc1 < go1.20 = 1.20.0 < go1.20.3 = 1.20.3 = go1.20.3-bigcorp < go1.21 < 1.21.0-0 < go1.21rc2 = 1.21rc2 = 1.21.0-rc.2 < go1.21rc10 < 1.21.0 = go1.21.0 < go1.21.10"),

        // https://getcomposer.org/doc/articles/versions.md
        ("composer", "dev-feature < dev-master < 1.0.0-dev < 1.0.0-alpha < 1.0.0-alpha1 = 1.0.0-a1 < 1.0.0-beta2-dev < 1.0.0-beta2 < 1.0-RC1 = 1.0.0rc1 < 1.0 = v1.0.0.0 = 1.0.0-stable = 1.0.0+build < 1.0.0-p1 = 1.0.0-patch1 = 1.0.0pl1 < 1.0.1 < 1.0.x-dev < 1.1 < 1.x-dev < 2.0.0"),

        // https://hexdocs.pm/elixir/Version.html
        ("hex", "1.0.0-alpha < 1.0.0-rc.1 < 1.0.0 = 1.0.0+build < 1.0.1 < 1.10.0"),

        // https://doc.rust-lang.org/cargo/reference/resolver.html
        ("cargo", "0.1.0-alpha.1 < 0.1.0 < 0.1.10 < 1.0.0-rc.1 < 1.0.0 = 1.0.0+zstd.1.5"),

        // https://github.com/dart-lang/tools/tree/main/pkgs/pub_semver
        ("pub", "1.0.0-alpha < 1.0.0-rc.1 < 1.0.0-rc.1+build.1 < 1.0.0 < 1.0.0+0.3.7 < 1.3.7+build < 1.3.7+build.2.b8f12d7 < 1.3.7+build.11.e0f985a"),

        // https://search.r-project.org/R/refmans/utils/html/compareVersion.html
        ("cran", "1.0 < 1.0.0 < 1.0-1 = 1.0.1 < 1.2.3-4 < 1.2.4 < 1.10"),

        // https://pvp.haskell.org
        ("hackage", "1 < 1.0 < 1.0.0 < 1.0.1 < 1.2 < 1.10 < 2.0.0.1"),

        // https://projects.gentoo.org/pms/8/pms.html#x1-340003.3
        ("portage", "1_alpha < 1_beta < 1_pre < 1_rc < 1 = 1-r0 < 1-r1 < 1_p < 1_p1 < 1a < 1b < 1.0 < 1.01 = 1.010 < 1.1 < 1.1.0 < 1.2 < 1.10 < 10"),

        ("generic", "1.0alpha < 1.0-rc1 < 1.0 = v1.0 = 1 = 1.0.0 < 1.0a < 1.0.1 < 1.2 < 1.10 < 2024.01"),
    ];

    /// <summary>The versions of a chain, each with the place it takes: equal versions take the same.</summary>
    public static List<(string Version, int Place)> Read(string chain)
    {
        var words = chain.Split(' ');
        var versions = new List<(string, int)> { (words[0], 0) };
        var place = 0;
        for (var i = 1; i < words.Length; i += 2)
        {
            place += words[i] switch { "<" => 1, "=" => 0, ">" => -1, _ => throw new InvalidOperationException($"'{words[i]}' in '{chain}'") };
            versions.Add((words[i + 1], place));
        }

        return versions;
    }
}
