namespace Drydock.Tests;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("drydock-test-").FullName;

    public string At(params string[] parts) => Path.Join([Root, .. parts]);

    /// <summary>Writes a file, and the folders above it.</summary>
    public string Write(string path, string content)
    {
        var full = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    /// <summary>Names that are not UTF-8 are out of .NET's reach.</summary>
    public void Dispose() => TestPrograms.Run("rm", "-rf", Root);
}
