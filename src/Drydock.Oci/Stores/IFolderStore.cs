using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>A store whose one layer is a folder on this machine: it has entries, but no blobs.</summary>
public interface IFolderStore
{
    /// <summary>A walk over the folder's entries; symbolic links are never followed.</summary>
    EntryReader OpenFolder(Limits limits);
}
