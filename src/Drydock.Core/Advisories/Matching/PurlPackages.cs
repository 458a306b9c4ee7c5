using System.Text;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Sboms;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Turns a purl into the package that it names.</summary>
internal static class PurlPackages
{
    public static InstalledPackage Of(Purl purl) => SbomInventory.Read(Encoding.UTF8.GetBytes(purl.ToString()), "the purl", Limits.Default).Inventory.Packages[0];
}
