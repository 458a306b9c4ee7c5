using System.Text;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>Which members of an archive are worth opening, by the bytes of their names.</summary>
internal static class JavaArchiveNames
{
    /// <summary>Java archives proper, web and enterprise applications, PAR and Jenkins plug-ins.</summary>
    private static readonly byte[][] Endings = [.. new[] { ".jar", ".war", ".ear", ".par", ".jpi", ".hpi" }.Select(Encoding.ASCII.GetBytes)];

    public static bool IsArchive(ReadOnlySpan<byte> name)
    {
        if (name.Length < 5 || name[^4] != '.' || (name[^1] | 0x20) is not ('r' or 'i'))
        {
            return false;
        }

        foreach (var ending in Endings)
        {
            if (Ascii.EqualsIgnoreCase(name[^4..], ending))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsManifest(ReadOnlySpan<byte> name) => name.Length == 20 && Ascii.EqualsIgnoreCase(name, "META-INF/MANIFEST.MF"u8);

    public static bool IsPomProperties(ReadOnlySpan<byte> name) => name.EndsWith("/pom.properties"u8) && name.IndexOf("META-INF/maven/"u8) >= 0;
}
