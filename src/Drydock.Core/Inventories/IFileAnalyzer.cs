namespace Drydock.Core.Inventories;

/// <summary>A plug-in that reads one kind of file. Pure and synchronous: bytes in, facts and gaps out; no clock, no network, no other file.</summary>
/// <remarks>It never throws on bad input: what it cannot read becomes a gap (<see cref="FactWriter.Malformed"/>). Called from several threads at once, so it keeps no state.</remarks>
public interface IFileAnalyzer
{
    AnalyzerInfo Info { get; }

    /// <summary>Which files it wants: data, so that one lookup serves all analyzers.</summary>
    PathFilter Paths { get; }

    void Analyze(FileView file, FactWriter facts);
}
