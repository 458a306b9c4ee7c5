using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Parts of one kind in everything that shells are given.</summary>
internal static class ScriptNodes
{
    public static IEnumerable<T> Of<T>(DockerfileSubject subject)
        where T : ShellNode
    {
        foreach (var script in subject.Scripts)
        {
            foreach (var node in script.Tree.Nodes)
            {
                if (node is T found)
                {
                    yield return found;
                }
            }
        }
    }
}
