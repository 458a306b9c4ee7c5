namespace Drydock.Core.Dockerfiles.Ignoring;

/// <summary>Makes a path the shortest that means the same. <see href="https://pkg.go.dev/path/filepath#Clean"/></summary>
internal static class CleanPath
{
    public static string Of(string path)
    {
        var isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && !(part == ".." && isRooted))
            {
                parts.Add(part);
            }
        }

        var joined = string.Join('/', parts);
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }
}
