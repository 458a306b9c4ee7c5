using System.Text;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>For tests of the pass: every line of a file <c>*.note</c> is a package of that name.</summary>
internal sealed class NoteAnalyzer(int version = 1) : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("note", version, AnalyzerGroup.Packages, "Packages of tests");

    public PathFilter Paths { get; } = PathFilter.Of("**/*.note");

    public void Analyze(FileView file, FactWriter facts)
    {
        foreach (var name in Encoding.UTF8.GetString(file.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            facts.Add(new Package { Ecosystem = "generic", Name = name, Version = "1" });
        }
    }
}
