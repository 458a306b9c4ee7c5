using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Matching;

/// <summary>All that is said of one vulnerability in one package, the deciding statement first.</summary>
/// <param name="Id">The name that stands for all.</param>
/// <param name="Names">All names, and those of the updates that fix it.</param>
internal sealed record PackageMatch(string Id, ImmutableArray<string> Names, ImmutableArray<StatementMatch> Statements, bool IsAffected);
