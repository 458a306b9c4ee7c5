using System.Text.Json;
using System.Xml;
using Drydock.Oci.Content;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>Reads an SBOM in any of the forms in <see cref="SbomReaders"/> into an inventory.</summary>
public static class SbomInventory
{
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static Sbom Read(ReadOnlyMemory<byte> bytes, string name, Limits limits)
    {
        if (bytes.Length > limits.FileBytes)
        {
            throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading the SBOM '{name}' failed: its {bytes.Length} bytes are over the limit of {limits.FileBytes}.", "Raise --max-file-size if you trust it.");
        }

        using var content = new SbomBytes(bytes);
        try
        {
            var reader = SbomReaders.All.FirstOrDefault(r => r.Recognizes(content)) ?? throw new InvalidDataException("it is none of the forms that are read");
            var builder = new SbomBuilder(reader.Format);
            reader.Read(content, builder);
            return builder.Build();
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidDataException or InvalidOperationException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading the SBOM '{name}' failed: {e.Message}.", $"It may be {string.Join(", ", SbomReaders.All.Select(r => r.Format))}.", e);
        }
    }
}
