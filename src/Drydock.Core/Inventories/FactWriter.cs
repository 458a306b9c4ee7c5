using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Where an analyzer puts what it found in one file. The path, the layer and the analyzer's id are added here, not by the analyzer.</summary>
public sealed class FactWriter(string path, string analyzer, List<Fact> facts, List<Gap> gaps)
{
    private const int MaxGapsOfOneFile = 20;
    private int gapsOfThisFile;

    public void Add(FactBody body) => facts.Add(new Fact(path, analyzer, body));

    public void Add(Package package) => Add(new PackageFact(package));

    /// <summary>A fact about a file inside this one (an archive's member): <paramref name="memberPath"/> holds the whole path with its <c>!/</c>.</summary>
    public void AddAt(string memberPath, FactBody body) => facts.Add(new Fact(memberPath, analyzer, body));

    /// <summary>The file, or a part of it, does not follow its format.</summary>
    public void Malformed(string message) => Gap(GapKind.Malformed, message);

    public void Gap(GapKind kind, string message)
    {
        if (++gapsOfThisFile <= MaxGapsOfOneFile)
        {
            gaps.Add(new Gap(path, kind, $"{analyzer}: {(message.Length > 300 ? message[..300] + "…" : message)}"));
        }
    }
}
