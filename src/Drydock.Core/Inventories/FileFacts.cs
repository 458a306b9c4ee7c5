using System.Collections.Immutable;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>What the entries of one layer say without being read: cached apart from what analyzers say.</summary>
internal sealed record FileFacts(FileTable Table, ImmutableArray<Gap> Gaps);
