using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>One package more that would help.</summary>
/// <param name="Cost">A new package costs more than a raised one, and a version that is not the newest more than any number of packages.</param>
internal sealed record ClashWay(DebPackage Candidate, string Reason, int Cost);
