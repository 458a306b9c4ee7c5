using Drydock.Oci.Layers;

namespace Drydock.Core.Reports.Formats;

/// <summary>A gap on one line.</summary>
internal static class GapText
{
    public static string Of(Gap gap) => gap.Path.Length > 0 ? $"{gap.Path}: {gap.Message}" : gap.Message;
}
