using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>A record of <c>lib/apk/db/installed</c>: <see href="https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2"/>. Texts are those of <see cref="DpkgText"/>.</summary>
/// <param name="header">The lines before the files.</param>
internal sealed class InstalledApk(IReadOnlyList<string> header)
{
    public IReadOnlyList<string> Header => header;

    public string Name { get; } = FieldOf(header, 'P');

    public string Version { get; } = FieldOf(header, 'V');

    /// <summary>By which scripts and triggers are kept.</summary>
    public string Checksum { get; } = FieldOf(header, 'C');

    /// <summary>What the names of its scripts begin with.</summary>
    public string ScriptPrefix => $"{Name}-{Version}.{Checksum}";

    /// <summary>In the order of the package.</summary>
    public List<OwnedFolder> Folders { get; } = [];

    /// <summary>A field by its letter; empty when it is not there.</summary>
    public string Field(char letter) => FieldOf(header, letter);

    /// <summary>The records of the database.</summary>
    public static List<InstalledApk> Parse(string text)
    {
        var records = new List<InstalledApk>();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = DpkgText.Lines(block);
            var start = Array.FindIndex(lines, l => l.StartsWith("F:", StringComparison.Ordinal));
            var record = new InstalledApk(lines[..(start < 0 ? lines.Length : start)]);
            record.ReadFiles(start < 0 ? [] : lines[start..]);
            if (record.Name.Length > 0)
            {
                records.Add(record);
            }
        }

        return records;
    }

    public void WriteTo(StringBuilder text)
    {
        text.AppendJoin('\n', header).Append('\n');
        foreach (var folder in Folders)
        {
            text.Append("F:").Append(folder.Name).Append('\n');
            Line(text, "M:", folder.Access);
            foreach (var file in folder.Files)
            {
                text.Append("R:").Append(file.Name).Append('\n');
                Line(text, "a:", file.Access);
                Line(text, "Z:", file.Checksum);
            }
        }

        text.Append('\n');
    }

    private static void Line(StringBuilder text, string key, string value)
    {
        if (value.Length > 0)
        {
            text.Append(key).Append(value).Append('\n');
        }
    }

    private void ReadFiles(string[] lines)
    {
        foreach (var line in lines.Where(l => l.Length >= 2 && l[1] == ':'))
        {
            var value = line[2..];
            if (line[0] == 'F')
            {
                Folders.Add(new OwnedFolder(value));
            }
            else if (Folders is [.., var folder])
            {
                ReadFile(folder, line[0], value);
            }
        }
    }

    private static void ReadFile(OwnedFolder folder, char key, string value)
    {
        switch (key)
        {
            case 'M':
                folder.Access = value;
                break;
            case 'R':
                folder.Files.Add(new OwnedFile(value, "", ""));
                break;
            case 'a' when folder.Files is [.., var file]:
                folder.Files[^1] = file with { Access = value };
                break;
            case 'Z' when folder.Files is [.., var file]:
                folder.Files[^1] = file with { Checksum = value };
                break;
        }
    }

    private static string FieldOf(IEnumerable<string> lines, char letter) => lines.FirstOrDefault(l => l.Length >= 2 && l[0] == letter && l[1] == ':') is { } line ? line[2..] : "";
}
