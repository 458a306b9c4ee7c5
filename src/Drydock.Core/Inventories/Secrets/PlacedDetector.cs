namespace Drydock.Core.Inventories.Secrets;

/// <summary>A detector, asked only of the files that it is for.</summary>
internal sealed class PlacedDetector(ISecretDetector detector)
{
    private readonly PathPattern[] files = [.. detector.Files.Select(f => new PathPattern(f))];

    public ISecretDetector Detector => detector;

    public void Find(ReadOnlySpan<byte> text, int at, string path, SecretMatches found)
    {
        if (files.Length == 0 || Array.Exists(files, f => f.IsMatch(path)))
        {
            detector.Find(text, at, found);
        }
    }
}
