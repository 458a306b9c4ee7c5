namespace Drydock.Core.Advisories.Matching;

/// <summary>Packages made from the kernel's source that hold no kernel: its advisories are not about them.</summary>
internal static class KernelHeaders
{
    private static readonly string[] Parts = ["-headers", "-libc-dev", "-kbuild-", "-doc", "-source", "-config-", "-compiler-", "-support-", "-devel", "-srpm-macros", "-abi-"];

    public static bool IsOne(string package, string source) =>
        (source is "linux" or "kernel" || source.StartsWith("linux-", StringComparison.Ordinal) || source.StartsWith("kernel-", StringComparison.Ordinal))
        && (package.StartsWith("linux", StringComparison.Ordinal) || package.StartsWith("kernel", StringComparison.Ordinal))
        && !package.StartsWith("linux-image", StringComparison.Ordinal)
        && Array.Exists(Parts, p => (package + "-").Contains(p.EndsWith('-') ? p : p + "-", StringComparison.Ordinal));
}
