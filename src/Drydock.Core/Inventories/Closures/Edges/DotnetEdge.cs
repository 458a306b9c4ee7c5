using System.Text.RegularExpressions;

namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Shared frameworks that a .NET application names, the host that finds them, and libraries that the runtime looks for by parts of a name. <see href="https://learn.microsoft.com/dotnet/core/install/linux-package-mixup"/></summary>
internal sealed partial class DotnetEdge : IClosureEdge
{
    private static readonly string[] Roots = ["usr/share/dotnet", "usr/lib/dotnet", "usr/lib64/dotnet", "opt/dotnet"];

    public string Id => "dotnet";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (file.IsStarted && file.Name == "dotnet")
        {
            KeepHost(file.Folder, file, graph);
        }

        if (file.Name.EndsWith(".runtimeconfig.json", StringComparison.Ordinal) && file.Clues.Text is { } text)
        {
            foreach (var root in Roots.Append((graph.Variable("DOTNET_ROOT") ?? "").Trim('/')).Where(r => r.Length > 0 && graph.Tree.Follow(r) is { IsFolder: true }).Distinct(StringComparer.Ordinal))
            {
                KeepHost(root, file, graph);
                foreach (Match match in Framework().Matches(text))
                {
                    KeepFramework($"{root}/shared", match.Groups["name"].Value, file, graph);
                }
            }
        }

        if (file.Clues.Elf is not null && !IsInvariant(graph) && (file.Name is "libcoreclr.so" or "libSystem.Globalization.Native.so" || file.Clues.Libraries.Contains("libicuuc.so", StringComparer.Ordinal)))
        {
            foreach (var path in graph.Index.LibrariesLike("libicu").SelectMany(graph.Index.Libraries))
            {
                graph.Keep(path, file.Path, "the runtime looks for ICU by name", FileUse.Read);
            }
        }

        if (file.Name is "libSystem.Security.Cryptography.Native.OpenSsl.so" or "libcoreclr.so")
        {
            foreach (var path in graph.Index.LibrariesLike("libssl.so.").Concat(graph.Index.LibrariesLike("libcrypto.so.")).SelectMany(graph.Index.Libraries))
            {
                graph.Keep(path, file.Path, "the runtime looks for OpenSSL by name", FileUse.Read);
            }
        }
    }

    private static bool IsInvariant(ClosureGraph graph) => graph.Variable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is "1" or "true";

    private static void KeepHost(string root, ClosureFile file, ClosureGraph graph)
    {
        graph.Keep($"{root}/dotnet", file.Path, "the host of .NET", FileUse.Started);
        graph.KeepFolder($"{root}/host/fxr", file.Path, "the resolver of .NET", FileUse.Read);
        graph.Keep("etc/dotnet/install_location", file.Path, "where .NET is installed");
    }

    private static void KeepFramework(string shared, string name, ClosureFile file, ClosureGraph graph)
    {
        graph.KeepFolder($"{shared}/{name}", file.Path, $"the framework '{name}'", FileUse.Read);

        // Every framework stands on this one.
        if (name != "Microsoft.NETCore.App")
        {
            KeepFramework(shared, "Microsoft.NETCore.App", file, graph);
        }
    }

    [GeneratedRegex(@"""name""\s*:\s*""(?<name>Microsoft\.[\w.]{1,80})""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Framework();
}
