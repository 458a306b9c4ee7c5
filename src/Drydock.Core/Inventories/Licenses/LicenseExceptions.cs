namespace Drydock.Core.Inventories.Licenses;

/// <summary>What stands after <c>with</c>: an SPDX exception, or a name for one that is certain for the license before it.</summary>
internal static class LicenseExceptions
{
    /// <summary>The name's key, how the license's identifier starts, the exception.</summary>
    private static readonly (string Key, string License, string Exception)[] Names =
    [
        ("autoconf exception", "GPL-2", "Autoconf-exception-2.0"),
        ("autoconf exception", "GPL-3", "Autoconf-exception-3.0"),
        ("bison exception", "GPL-", "Bison-exception-2.2"),
        ("classpath exception", "GPL-", "Classpath-exception-2.0"),
        ("gnu classpath exception", "GPL-", "Classpath-exception-2.0"),
        ("font exception", "GPL-", "Font-exception-2.0"),
        ("gcc exception", "GPL-2", "GCC-exception-2.0"),
        ("gcc exception", "GPL-3", "GCC-exception-3.1"),
        ("gcc runtime library exception", "GPL-3", "GCC-exception-3.1"),
        ("libtool exception", "GPL-", "Libtool-exception"),
        ("llvm exception", "Apache-2.0", "LLVM-exception"),
    ];

    public static string? Find(string name, string license)
    {
        if (SpdxIds.Exception(name) is { } exception)
        {
            return exception;
        }

        var key = LicenseKey.Of(name);
        return Array.Find(Names, n => n.Key == key && license.StartsWith(n.License, StringComparison.Ordinal)).Exception;
    }
}
