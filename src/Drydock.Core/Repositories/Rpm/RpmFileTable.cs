using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories.Os.Rpm;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Reads the table of files of a header: lists of the same length, one for each trait.</summary>
internal static class RpmFileTable
{
    private const int Modes = 1030;
    private const int Digests = 1035;
    private const int LinkTargets = 1036;
    private const int Flags = 1037;
    private const int Users = 1039;
    private const int Groups = 1040;
    private const int Capabilities = 5010;

    /// <exception cref="InvalidDataException">The lists contradict each other, or a name leads out.</exception>
    public static ImmutableArray<RpmFile> Read(RpmHeader header, Limits limits)
    {
        var folders = Texts(header, RpmTag.DirNames);
        var names = Texts(header, RpmTag.BaseNames);
        var indexes = header.Int32s(RpmTag.DirIndexes);
        var modes = header.Int16s(Modes);
        var flags = header.Int32s(Flags);
        var (users, groups) = (Texts(header, Users), Texts(header, Groups));
        var (digests, links, capabilities) = (Texts(header, Digests), Texts(header, LinkTargets), Texts(header, Capabilities));
        if (names.Count > limits.Entries || indexes.Length != names.Count * 4 || modes.Length != names.Count * 2 || flags.Length != names.Count * 4 || users.Count != names.Count || groups.Count != names.Count)
        {
            throw new InvalidDataException("its table of files contradicts itself");
        }

        var files = ImmutableArray.CreateBuilder<RpmFile>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var folder = BinaryPrimitives.ReadInt32BigEndian(indexes[(i * 4)..]);
            if (folder < 0 || folder >= folders.Count)
            {
                throw new InvalidDataException("its table of files contradicts itself");
            }

            files.Add(new RpmFile(
                RpmPath.Normalize(folders[folder] + names[i], limits),
                BinaryPrimitives.ReadUInt16BigEndian(modes[(i * 2)..]),
                users[i],
                groups[i],
                BinaryPrimitives.ReadInt32BigEndian(flags[(i * 4)..]),
                At(digests, i),
                At(links, i),
                At(capabilities, i)));
        }

        return files.ToImmutable();
    }

    private static string At(List<string> texts, int index) => index < texts.Count ? texts[index] : "";

    private static List<string> Texts(RpmHeader header, int tag)
    {
        var texts = new List<string>();
        foreach (var text in header.Strings(tag))
        {
            texts.Add(Encoding.UTF8.GetString(text));
        }

        return texts;
    }
}
