using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Sees secrets in text files: keys, tokens, passwords. <see cref="SecretDetectors"/> says what it knows, <see cref="SecretPaths"/> where it looks.</summary>
internal sealed class SecretAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("secrets", 2, AnalyzerGroup.Secrets, "Private keys, tokens and passwords in text files (docs/secrets.md)");

    public PathFilter Paths { get; } = new PathFilter(SecretPaths.Anywhere) { Text = new TextFilter(SecretPaths.Except, SecretPaths.MaxBytes) };

    public void Analyze(FileView file, FactWriter facts)
    {
        var text = file.Bytes;
        if (text.Length > SecretPaths.MaxBytes || text.IndexOf((byte)0) >= 0 || SecretPaths.IsTestOfPackage(file.Path))
        {
            return;
        }

        var (line, counted) = (1, 0);
        var matches = SecretScanner.Find(text, file.Path, out var isFull);
        foreach (var match in matches)
        {
            line += text[counted..match.Start].Count((byte)'\n');
            counted = match.Start;
            facts.Add(new SecretFact(match.Info, line, SecretScanner.Mask(text.Slice(match.Start, match.Length))));
        }

        if (isFull)
        {
            facts.Gap(GapKind.Limit, $"It holds more than {SecretMatches.Most} secrets; the others are not listed.");
        }
    }
}
