using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>Reads VEX documents: OpenVEX, CycloneDX and CSAF. The form is told from the content.</summary>
public static class VexFiles
{
    /// <summary>Bytes. The largest documents of distributions are a tenth of it.</summary>
    private const long MaxSize = 64 << 20;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async Task<VexDocument> ReadAsync(string path, CancellationToken cancel) => Read(await BoundedReader.ReadFileAsync(path, MaxSize, cancel), path);

    internal static VexDocument Read(ReadOnlyMemory<byte> bytes, string name)
    {
        using var document = JsonParts.Parse(bytes, name);
        var root = document.RootElement;
        var draft = new VexDraft(name);
        if (root.Text("@context").Contains("openvex", StringComparison.OrdinalIgnoreCase) || root.Member("statements").ValueKind == JsonValueKind.Array)
        {
            OpenVexReader.Read(root, draft);
        }
        else if (root.Text("bomFormat") == "CycloneDX")
        {
            CycloneDxVexReader.Read(root, draft);
        }
        else if (root.Member("document").Text("csaf_version").Length > 0)
        {
            CsafVexReader.Read(root, draft);
        }
        else
        {
            throw Mistake.In(name, "It is no VEX document.", "OpenVEX, CycloneDX with vulnerabilities, and CSAF are read, each as JSON.");
        }

        return draft.Finish();
    }
}
