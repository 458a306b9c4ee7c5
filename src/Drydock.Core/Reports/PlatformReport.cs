using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;
using Drydock.Oci.Images;

namespace Drydock.Core.Reports;

/// <summary>One platform's image, from what is in it to whether it may pass.</summary>
public sealed record PlatformReport(Image Image, Inventory Inventory, ImmutableArray<Finding> Findings, Verdict Verdict);
