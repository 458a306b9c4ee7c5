using Drydock.Core.Findings.Parents;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What is known of the base image, in one line.</summary>
internal static class ParentText
{
    /// <param name="all">How many layers the image has.</param>
    public static string Of(ParentImage from, int all)
    {
        var name = from.Name.Length > 0 ? from.Name : from.Digest;
        var layers = from.Layers is { } count ? count == 0 ? "no layer" : $"the lowest {count} of {Amount.Of(all, "layer", "layers")}" : "";
        return string.Join(". ", new[] { layers.Length > 0 ? $"{name}: {layers}" : name, from.Note.TrimEnd('.') }.Where(t => t.Length > 0));
    }
}
