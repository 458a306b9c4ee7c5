namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>Java archives and the archives inside them. Trusted in this order: Maven's pom.properties, the manifest, the file name.</summary>
internal sealed class JavaArchiveAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("java-archive", 1, AnalyzerGroup.Packages, "Java archives: jar, war, ear, par, jpi, hpi, nested ones included");

    public PathFilter Paths { get; } = PathFilter.Of("(?i)**/*.jar", "(?i)**/*.war", "(?i)**/*.ear", "(?i)**/*.par", "(?i)**/*.jpi", "(?i)**/*.hpi");

    public void Analyze(FileView file, FactWriter facts) => new JavaArchiveWalk(file.Limits, facts).Read(file.Path, file.Content, () => file.Sha256);
}
