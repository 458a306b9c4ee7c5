using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What could be kept from build to build, in a layer.</summary>
internal sealed class CacheMountRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF129",
        "cache-without-mount",
        Severity.Info,
        "What a program keeps for its next run stays in a layer instead of a cache mount",
        [])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var final = subject.File.Chain().Select(s => s.Index).ToHashSet();
        foreach (var run in RunSteps.Of(subject))
        {
            foreach (var cache in BuildCache.All.Where(c => !c.IsFoundInFinal || !final.Contains(run.Run.Stage)))
            {
                if (Filled(subject, run, cache) is { } call)
                {
                    var message = $"What {call.Name} keeps for its next run goes into the layer, and is fetched or built again whenever the layer is. With a cache mount it does neither.";
                    yield return subject.Find(Info, call.Step.Use.NameWord.Span, message, Fix(subject, run.Run, cache));
                }
            }
        }
    }

    /// <summary>The first call that fills a cache which is neither mounted nor emptied.</summary>
    private static PackageCall? Filled(DockerfileSubject subject, RunSteps run, BuildCache cache)
    {
        var calls = PackageCall.Of(subject, run.Steps, cache.Tool).ToList();
        if (calls.Find(cache.IsFilledBy) is not { } first || calls.Exists(cache.IsCleanedBy) || Mount.Of(run.Run).Any(m => m.Type is "cache" or "tmpfs" && IsOf(m, cache)))
        {
            return null;
        }

        var scope = subject.Scopes.At(run.Run);
        var isDeleted = cache.Folders.Any(f => run.IsDeleted(f, run.Steps.IndexOf(first.Step))) || (cache.Tool == PackageTool.Apt && run.IsDeleted("/var/lib/apt/lists", 0));
        return isDeleted || scope.IsDefined("PIP_NO_CACHE_DIR") && cache.Tool == PackageTool.Pip ? null : first;
    }

    private static bool IsOf(Mount mount, BuildCache cache) =>
        mount.Options.GetValueOrDefault("target") is { } target && (target.Contains(cache.Word, StringComparison.Ordinal) || target.Contains('$') || cache.Folders.Any(f => f.StartsWith(target.TrimEnd('/') + "/", StringComparison.Ordinal)));

    /// <summary>Null where the folders are elsewhere: for another user, or by a variable.</summary>
    private static Fix? Fix(DockerfileSubject subject, Instruction run, BuildCache cache)
    {
        var scope = subject.Scopes.At(run);
        if (cache.Variables.Any(scope.IsDefined) || scope.IsDefined("HOME") || subject.StateAt(run).User is { Arguments: [{ Value: not ("root" or "0" or "root:root" or "0:0") }, ..] })
        {
            return null;
        }

        var end = run.Flags.IsEmpty ? run.KeywordSpan.End : run.Flags[^1].Span.End;
        return new Fix("Mount a cache", Applicability.Unsafe, [new TextEdit(new Span(end, end), " " + cache.Mounts)]);
    }
}
