using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Every source of advisories there is. A new one is a file, a fixture and a line here.</summary>
public static class AdvisorySources
{
    public static ImmutableArray<IAdvisorySource> All { get; } =
    [
        new AlpineSecdbSource(),
        new DotnetSource(),
        new FriendsofphpSource(),
        new GithubSource(),
        new GitlabCommunitySource(),
        new KevSource(),
        new NodejsSecurityWgSource(),
        new OsvSource(),
        new RubysecSource(),
        new DebianTrackerSource(),
        new DebianTrackerListsSource(),
        new CsafVexSource(),
        new UbuntuCveTrackerSource(),
        new UpdateInfoSource(),
        new EpssSource(),
        new OvalSource(),
        new Cve5Source(),
        new NvdSource(),
        new DebianChangelogSource(),
    ];
}
