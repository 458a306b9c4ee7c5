namespace Drydock.Tests;

/// <summary>Where the sources lie, found upwards from the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of one kind of fixtures.</summary>
    public static string Fixtures(string kind) => Path.Join(Root, "tests", "fixtures", kind);

    /// <summary>UPDATE_FIXTURES=1 rewrites expected files instead of comparing with them; a person reads the difference.</summary>
    public static bool UpdatesFixtures => Environment.GetEnvironmentVariable("UPDATE_FIXTURES") == "1";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "Drydock.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Drydock.slnx above '{AppContext.BaseDirectory}'");
        }

        return folder.FullName;
    }
}
