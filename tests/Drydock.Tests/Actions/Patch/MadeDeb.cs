namespace Drydock.Tests.Actions.Patch;

/// <summary>A package made for a test, by dpkg-deb.</summary>
internal sealed class MadeDeb(TempFolder temp, string name, string version)
{
    private static int count;
    private readonly string folder = temp.At($"deb-{Interlocked.Increment(ref count)}");
    private string fields = "";

    /// <summary>More fields of its control file, one a line.</summary>
    public MadeDeb Fields(string more)
    {
        fields += more + "\n";
        return this;
    }

    public MadeDeb File(string path, string content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead)
    {
        var full = Path.Join(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, content);
        System.IO.File.SetUnixFileMode(full, mode);
        return this;
    }

    public MadeDeb Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(folder, path))!);
        System.IO.File.CreateSymbolicLink(Path.Join(folder, path), target);
        return this;
    }

    public MadeDeb HardLink(string path, string target)
    {
        TestPrograms.Run("ln", Path.Join(folder, target), Path.Join(folder, path));
        return this;
    }

    /// <summary>A script or another file of the control member.</summary>
    public MadeDeb Control(string file, string content)
    {
        File($"DEBIAN/{file}", content);
        System.IO.File.SetUnixFileMode(Path.Join(folder, "DEBIAN", file), (UnixFileMode)0b111_101_101);
        return this;
    }

    /// <returns>The file.</returns>
    public string Build()
    {
        File("DEBIAN/control", $"Package: {name}\nVersion: {version}\nMaintainer: Nobody <nobody@example.org>\n{(fields.Contains("Architecture:", StringComparison.Ordinal) ? "" : "Architecture: all\n")}{fields}Description: made for a test\n With a second line.\n");
        var file = temp.At($"{Path.GetFileName(folder)}_{name}_{version}.deb");
        TestPrograms.Run("dpkg-deb", "--root-owner-group", "-Zgzip", "--build", folder, file);
        return file;
    }
}
