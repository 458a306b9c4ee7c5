using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apk;

/// <summary>A line of /etc/apk/repositories: <see href="https://man.archlinux.org/man/apk-repositories.5.en"/>.</summary>
/// <param name="Address">A web address, or a folder of the image, with the folders of architectures below it.</param>
/// <param name="Tag">Packages of it are for those who ask for the tag only; empty for everybody's.</param>
public sealed record ApkRepository(string Address, string Tag = "")
{
    /// <summary>The repositories of a file, in its order.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>: a line needs a newer apk than we read for.</exception>
    public static ImmutableArray<ApkRepository> Parse(string text)
    {
        var found = ImmutableArray.CreateBuilder<ApkRepository>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            found.Add(words switch
            {
                [var address] => new ApkRepository(address.TrimEnd('/')),
                [['@', .. var tag], var address] => new ApkRepository(address.TrimEnd('/'), tag),
                _ => throw new DrydockException(ErrorCodes.Malformed, $"Reading the apk repositories failed: the line '{line}' is no address, and no tag with an address.", "Name the repository with --repo."),
            });
        }

        return found.ToImmutable();
    }
}
