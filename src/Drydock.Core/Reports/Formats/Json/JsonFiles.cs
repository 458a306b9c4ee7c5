using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>Executables and files whose mode or owner matters.</summary>
internal static class JsonFiles
{
    public static void Write(Utf8JsonWriter writer, PlatformReport platform)
    {
        writer.WriteStartArray("binaries");
        foreach (var file in platform.Inventory.Elves)
        {
            WriteElf(writer, platform, file);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("specialFiles");
        foreach (var file in platform.Inventory.SpecialFiles)
        {
            WriteSpecial(writer, platform, file);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
    }

    private static void WriteElf(Utf8JsonWriter writer, PlatformReport platform, ElfFile file)
    {
        var elf = file.Elf;
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        writer.Layer("layer", platform, file.Layer);
        writer.WriteString("type", elf.Type);
        writer.WriteString("machine", elf.Machine);
        writer.StringIfAny("interpreter", elf.Interpreter);
        writer.StringIfAny("soname", elf.Soname);
        writer.Strings("needed", elf.Needed);
        WriteIfAny(writer, "rpath", elf.Rpath);
        WriteIfAny(writer, "runpath", elf.Runpath);
        writer.StringIfAny("buildId", elf.BuildId);
        writer.WriteBoolean("stripped", elf.IsStripped);
        writer.WriteBoolean("pie", elf.IsPie);
        writer.WriteString("relro", elf.Relro);
        writer.WriteBoolean("stackCanary", elf.HasStackCanary);
        writer.WriteBoolean("nx", elf.HasNx);
        writer.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            writer.Strings(name, values);
        }
    }

    private static void WriteSpecial(Utf8JsonWriter writer, PlatformReport platform, SpecialFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        writer.Layer("layer", platform, file.Layer);
        writer.WriteString("type", Kebab.Of(file.Type));
        writer.WriteString("mode", Convert.ToString(file.Mode & 0xFFF, 8).PadLeft(4, '0'));
        writer.WriteNumber("uid", file.Uid);
        writer.WriteNumber("gid", file.Gid);
        writer.StringIfAny("capability", file.Capability);
        writer.WriteBoolean("setuid", file.IsSetuid);
        writer.WriteBoolean("setgid", file.IsSetgid);
        writer.WriteBoolean("worldWritable", file.IsWorldWritable);
        writer.WriteEndObject();
    }
}
