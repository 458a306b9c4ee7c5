using System.Text;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.Debs;
using Drydock.Core.Repositories.Resolution;

namespace Drydock.Tests.Repositories.Resolution;

/// <summary>Our decisions held against those of the real apt-get.</summary>
public sealed class RealAptTests
{
    /// <summary>
    /// What we choose apt accepts as it is: nothing more, nothing removed. What we refuse apt refuses too, or would remove something for.
    /// And where apt finds a way, ours changes no more packages.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Decisions_in_random_distributions_are_sound_for_apt(int block)
    {
        var (chosen, refused) = (0, 0);
        for (var seed = block * 8; seed < (block + 1) * 8; seed++)
        {
            using var folder = new TempFolder();
            var universe = new Universe(seed);
            folder.Write("repository/Packages", universe.Index);
            using var apt = new AptRun(universe.Status, $"deb [trusted=yes] file:{folder.At("repository")} ./");
            apt.Update();
            foreach (var name in universe.Names)
            {
                var plan = Resolver(universe).Resolve([new UpgradeTarget(name, null, null, "asked for")]);
                var ours = plan.Chosen.Select(c => $"{c.Candidate.Name} {c.Candidate.Version}").Order(StringComparer.Ordinal).ToList();
                var theirs = apt.Simulate("install", "--only-upgrade", name);
                var place = $"seed {seed}, {name}: ours '{string.Join(", ", ours)}' ({string.Join("; ", plan.Refused.Select(r => r.Reason))}), apt '{string.Join(", ", theirs ?? ["nothing"])}'";
                if (ours.Count > 0)
                {
                    chosen++;
                    Assert.Empty(plan.Refused);
                    Assert.True(apt.Simulate(["install", .. plan.Chosen.Select(c => $"{c.Candidate.Name}={c.Candidate.Version}")])?.SequenceEqual(ours) == true, place);
                    Assert.True(theirs is null || theirs.Any(t => t[0] == '-') || theirs.Count >= ours.Count || theirs.Count == 0, place);
                }
                else
                {
                    refused++;
                    Assert.True(theirs is null or [] || theirs.Any(t => t[0] == '-'), place);
                    Assert.NotEmpty(Assert.Single(plan.Refused).Reason);
                }
            }
        }

        Assert.True(chosen > 10 && refused > 10, $"{chosen} chosen, {refused} refused: the cases say too little");
    }

    private static DebResolver Resolver(Universe universe) => new(
        DebPackage.Installed(Encoding.UTF8.GetBytes(universe.Status), "amd64"),
        [new DebIndex(Encoding.UTF8.GetBytes(universe.Index), "amd64", new DebOrigin("random", new FolderRepositoryFiles("/"), 500))],
        "amd64");
}
