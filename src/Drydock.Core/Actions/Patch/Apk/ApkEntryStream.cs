using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>The content of the entry at which a walk over a package stands, to be read once.</summary>
internal sealed class ApkEntryStream(EntryReader entries) : ForwardStream
{
    public override int Read(Span<byte> buffer) => entries.ReadContent(buffer);
}
