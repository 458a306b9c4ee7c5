using System.Globalization;
using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// A name that several programs can stand for, as its file in <c>/var/lib/dpkg/alternatives</c> says it: mode, link, the names that go with it, an empty line, and the choices.
/// </summary>
internal sealed class AlternativeGroup(string name, string link)
{
    private const string Folder = "var/lib/dpkg/alternatives";

    private readonly List<(string Name, string Link)> slaves = [];
    private readonly List<(string Path, int Priority, Dictionary<string, string> Slaves)> choices = [];
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);
    private bool isAutomatic = true;

    public string Name => name;

    public string Link => link;

    /// <summary>Null when there is none, or its file is not understood.</summary>
    public static AlternativeGroup? Read(PatchTree tree, string name)
    {
        if (tree.ReadText($"{Folder}/{name}") is not { } text || text.Split('\n') is not [var mode, var link, .. var lines])
        {
            return null;
        }

        var group = new AlternativeGroup(name, link) { isAutomatic = mode == "auto" };
        var i = 0;
        for (; i + 1 < lines.Length && lines[i].Length > 0; i += 2)
        {
            group.slaves.Add((lines[i], lines[i + 1]));
        }

        for (i++; i + 1 + group.slaves.Count < lines.Length && lines[i].Length > 0; i += 2 + group.slaves.Count)
        {
            if (!int.TryParse(lines[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority))
            {
                return null;
            }

            var at = i + 2;
            group.choices.Add((lines[i], priority, group.slaves.Select((s, n) => (s.Name, Path: lines[at + n])).Where(s => s.Path.Length > 0).ToDictionary(s => s.Name, s => s.Path)));
        }

        return group;
    }

    public void Install(string path, int priority, List<(string Link, string Name, string Path)> more)
    {
        foreach (var slave in more.Where(m => !slaves.Exists(s => s.Name == m.Name)))
        {
            slaves.Add((slave.Name, slave.Link));
        }

        choices.RemoveAll(c => c.Path == path);
        choices.Add((path, priority, more.ToDictionary(m => m.Name, m => m.Path)));
    }

    public bool Remove(string path)
    {
        gone.Add(path);
        return choices.RemoveAll(c => c.Path == path) > 0;
    }

    /// <summary>Writes file and links. Whoever chose by hand keeps what they chose while it is there.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Write(PatchTree tree)
    {
        var changes = tree.Changed.Count;
        var current = tree.Files.Find($"etc/alternatives/{name}")?.LinkTarget ?? "";
        if (choices.Count == 0)
        {
            tree.Remove($"{Folder}/{name}");
            SetLinks(tree, null);
            return tree.Changed.Count > changes;
        }

        isAutomatic |= gone.Contains(current) || current.Length == 0;
        var sorted = choices.OrderBy(c => c.Path, StringComparer.Ordinal).ToList();
        var names = slaves.Where(s => choices.Exists(c => c.Slaves.ContainsKey(s.Name))).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder($"{(isAutomatic ? "auto" : "manual")}\n{link}\n");
        foreach (var slave in names)
        {
            text.Append(slave.Name).Append('\n').Append(slave.Link).Append('\n');
        }

        text.Append('\n');
        foreach (var choice in sorted)
        {
            text.Append(choice.Path).Append('\n').Append(choice.Priority).Append('\n');
            foreach (var slave in names)
            {
                text.Append(choice.Slaves.GetValueOrDefault(slave.Name, "")).Append('\n');
            }
        }

        tree.WriteText($"{Folder}/{name}", text.Append('\n').ToString());
        var chosen = sorted.Find(c => c.Path == current);
        SetLinks(tree, isAutomatic || chosen.Path is null ? sorted.MaxBy(c => c.Priority) : chosen);
        return tree.Changed.Count > changes;
    }

    private void SetLinks(PatchTree tree, (string Path, int Priority, Dictionary<string, string> Slaves)? chosen)
    {
        Set(tree, name, link, chosen?.Path);
        foreach (var slave in slaves)
        {
            // A page of a manual that was left out of the image has no link either.
            Set(tree, slave.Name, slave.Link, chosen?.Slaves.GetValueOrDefault(slave.Name) is { } path && tree.Files.Follow(DpkgText.ToPath(path)) is not null ? path : null);
        }
    }

    private static void Set(PatchTree tree, string name, string link, string? target)
    {
        var (middle, outer) = ($"etc/alternatives/{name}", tree.Real(DpkgText.ToPath(link)));
        if (target is null)
        {
            tree.Remove(middle);
            if (tree.Files.Find(outer) is { IsSymlink: true } old && old.LinkTarget == "/" + middle)
            {
                tree.Remove(outer);
            }

            return;
        }

        foreach (var (path, to) in new[] { (middle, target), (outer, "/" + middle) })
        {
            var there = tree.Files.Find(path);
            // A file of the user's in the place of the link stays.
            if (there is null || (there.IsSymlink && there.LinkTarget != to))
            {
                tree.Put(path, TreeNode.Symlink(to, tree.Time));
            }
        }
    }
}
