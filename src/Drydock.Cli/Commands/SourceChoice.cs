using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>The option that says which sources of advisories are meant.</summary>
internal sealed class SourceChoice
{
    private readonly Option<string[]> sources = new("--source", "-s")
    {
        Description = "Only this source of advisories; can be given several times. What other sources gave stays as it is [default: all]",
        HelpName = "SOURCE",
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command) => command.Add(sources);

    public bool IsPartial(ParseResult result) => result.GetValue(sources) is { Length: > 0 };

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public ImmutableArray<IAdvisorySource> Read(ParseResult result) =>
        IsPartial(result) ? [.. result.GetValue(sources)!.Distinct(StringComparer.Ordinal).Select(Find)] : AdvisorySources.All;

    private static IAdvisorySource Find(string id) => AdvisorySources.All.FirstOrDefault(s => s.Info.Id == id) ?? throw new DrydockException(
        ErrorCodes.BadArgument, $"Choosing the source '{id}' failed: there is none of that name.", $"Choose among {string.Join(", ", AdvisorySources.All.Select(s => s.Info.Id))}.");
}
