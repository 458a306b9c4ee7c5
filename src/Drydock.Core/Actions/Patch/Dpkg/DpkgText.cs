using System.Text;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>How the files of dpkg are text to us: a character for each byte, so that what is written back has the bytes it had. Paths of the tree are real text.</summary>
internal static class DpkgText
{
    public static string Read(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>The path in a tree of a name as dpkg writes it.</summary>
    public static string ToPath(string name) => ImagePath.Normalize(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name)));

    /// <summary>The name as dpkg writes it, with its slash.</summary>
    public static string ToName(string path) => path.Length == 0 ? "/." : "/" + Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));

    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
