using Drydock.Core.Advisories;
namespace Drydock.Tests.House;

public sealed class RoomOrderTests
{
    /// <summary>Folders of plug-ins: each is one file and one line in a list, so none may come to need another.</summary>
    private static readonly string[] PlugIns =
    [
        "Drydock.Core.Inventories.Os", "Drydock.Core.Inventories.Binaries", "Drydock.Core.Inventories.Languages",
        "Drydock.Core.Findings.ImageRules", "Drydock.Core.Findings.HardeningRules", "Drydock.Core.Findings.InventoryRules", "Drydock.Core.Reports.Formats.*",
    ];

    private static readonly Lazy<TypeUse[]> Uses = new(() =>
    {
        var uses = new List<TypeUse>();
        foreach (var name in (string[])["Drydock.Oci.dll", "Drydock.Core.dll", "drydock.dll"])
        {
            using var assembly = new CompiledAssembly(name);
            uses.AddRange(assembly.Uses());
        }

        return [.. uses];
    });

    [Fact]
    public void A_room_sees_only_the_rooms_to_its_left()
    {
        var broken = from use in Uses.Value
                     let room = Room.Of(use.From)
                     let other = Room.Of(use.To)
                     where room is not null && other is not null && !room.Sees(other)
                     select $"{use.From} uses {use.To}, and {room.Name} must not see {other.Name}, because {other.Because}";
        Assert.Empty(broken);
    }

    [Fact]
    public void No_plug_in_folder_uses_a_sibling()
    {
        var broken = from use in Uses.Value
                     let folder = PlugInFolder(use.From)
                     let other = PlugInFolder(use.To)
                     where folder is not null && other is not null && folder != other
                     select $"{use.From} uses {use.To}: move what both need to the room itself";
        Assert.Empty(broken);
    }

    [Fact]
    public void The_reader_of_assemblies_sees_signatures_code_and_locals()
    {
        var uses = Uses.Value.ToHashSet();
        Assert.Contains(new TypeUse("Drydock.Core.Findings.Finding", "Drydock.Core.Advisories.Severity"), uses);
        Assert.Contains(new TypeUse("Drydock.Core.Verdicts.Gate", "Drydock.Core.Findings.Finding"), uses);
        Assert.Contains(new TypeUse("Drydock.Cli.Commands.Judging", "Drydock.Core.Verdicts.Gate"), uses);
    }

    private static string? PlugInFolder(string type)
    {
        var ns = type[..Math.Max(0, type.LastIndexOf('.'))];
        foreach (var pattern in PlugIns)
        {
            var prefix = pattern.TrimEnd('*').TrimEnd('.');
            if (ns == prefix && !pattern.EndsWith('*'))
            {
                return prefix;
            }

            if (ns.StartsWith(prefix + ".", StringComparison.Ordinal))
            {
                return pattern.EndsWith('*') ? prefix + "." + ns[(prefix.Length + 1)..].Split('.')[0] : prefix;
            }
        }

        return null;
    }
}
