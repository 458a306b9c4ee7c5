namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>The runtime of a Java launcher that stays, whole but for what only developers use. <see href="https://docs.oracle.com/en/java/javase/21/install/installed-directory-structure-jdk.html"/></summary>
internal sealed class JavaEdge : IClosureEdge
{
    private static readonly string[] LeftOut = ["/src.zip", "/jmods/", "/demo/", "/sample/", "/man/", "/include/", "/bin/", "/docs/", "/legal/"];

    public string Id => "java";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        var isLauncher = file.IsStarted && file.Clues.Elf is not null && file.Name == "java" && file.Folder.EndsWith("/bin", StringComparison.Ordinal);
        if (!isLauncher && file.Name != "libjvm.so")
        {
            return;
        }

        var home = isLauncher ? PathIndex.FolderOf(file.Folder) : file.Path.Split("/lib/")[0] is var start && graph.Tree.Find($"{start}/release") is not null ? start : null;
        if (home is not { Length: > 0 } || home is "usr" or "usr/local")
        {
            return;
        }

        graph.KeepFolder(home, file.Path, "the Java runtime", FileUse.Read, p => Array.Exists(LeftOut, l => $"{p}/".Contains(home + l, StringComparison.Ordinal) || p == home + l));
        graph.KeepFolder("etc/ssl/certs/java", file.Path, "certificates of authorities for Java");
    }
}
