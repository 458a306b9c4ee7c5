using System.Collections.Immutable;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Closures;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>
/// Finds what is to be done to an image, and does it to the draft on the way: each step is looked for in what the steps before it left.
/// <code>
/// paths that the user names -> fixes of rules, until no rule has another -> what nothing needs -> labels
/// </code>
/// </summary>
public sealed class HardenPlanner(ImageDraft draft, Inventory inventory, HardenOptions options)
{
    /// <summary>A fix may bring about another finding; what does not end after this many rounds is told.</summary>
    private const int MostRounds = 5;

    /// <summary>Steps that come of no rule, by the names that switch them on and off.</summary>
    public static ImmutableArray<string> StepNames { get; } = [PlanStep.Patch, SecretName, Minimizing.Name];

    private const int AnyoneRuns = 0b001_001_001;
    private const string SecretRule = "SC003";
    private const string SecretName = "secret-in-deleted-file";

    private readonly List<PlanStep> steps = [];
    private readonly List<string> notes = [];
    private readonly HashSet<string> fixedFindings = new(StringComparer.Ordinal);
    private Closure? closure;

    /// <summary>What of the image must stay; null when nobody asked.</summary>
    public Closure? Closure => closure;

    /// <param name="done">Steps that were taken before, such as raised packages.</param>
    public async Task<Plan> PlanAsync(IEnumerable<PlanStep> done, CancellationToken cancel)
    {
        steps.AddRange(done);
        await FindNeedsAsync(cancel);
        PurgeSecrets();
        RemoveNamed();
        var before = draft.Config;
        await FollowRulesAsync(cancel);
        if (!IsRunAs(before) && options.Wants(Minimizing.Name, Minimizing.Name, HardeningProfile.Strict))
        {
            // A rule gave the image a health check, or changed what it starts: that has needs of its own.
            await FindNeedsAsync(cancel);
        }

        Minimize();
        Take(Labels.Of(draft, options.BaseName, options.Profile.ToString().ToLowerInvariant(), options.ToolVersion, steps));
        var layers = LayerChoice.Of(options, steps);
        return new Plan(draft.Image.Config.DiffIds, draft.Image.Platform.ToString(), [.. steps])
        {
            Profile = options.Profile.ToString().ToLowerInvariant(),
            Layers = layers.Mode,
            LayersWhy = layers.Why,
            Notes = [.. notes],
        };
    }

    private async Task FindNeedsAsync(CancellationToken cancel) =>
        closure = await ClosureBuilder.BuildAsync(draft, inventory, ClosureRoots.Of(draft.Config) with { Globs = options.Keep, Traced = options.Traced }, cancel);

    /// <summary>Whether anything says what the image runs: a base for others names nothing, and is not taken apart.</summary>
    private bool HasRoots => !ClosureRoots.Of(draft.Config).Commands.IsEmpty || !options.Keep.IsEmpty || !options.Traced.IsEmpty;

    private bool IsRunAs(Oci.Images.ImageConfig before) =>
        before.Entrypoint.SequenceEqual(draft.Config.Entrypoint) && before.Command.SequenceEqual(draft.Config.Command) && (before.Healthcheck ?? []).SequenceEqual(draft.Config.Healthcheck ?? []);

    private void PurgeSecrets()
    {
        var paths = inventory.Secrets.Where(s => s.DeletedBy >= 0).Select(s => Visible(s.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (options.Wants(SecretRule, SecretName, HardeningProfile.Safe))
        {
            Take(new PlanStep(SecretRule, SecretName, "Take deleted secrets out of the layers that still hold them", Applicability.Safe)
            {
                Why = "A later layer hid them, and whoever has the image can read them all the same. Change them: they were shipped.",
                Closes = [.. paths.Select(p => $"{SecretRule} {p}")],
                Edits = [.. paths.Select(ImageEdit (p) => new PurgeEdit(p))],
            });
        }
    }

    /// <summary>Of a path in an archive, the archive's.</summary>
    private static string Visible(string path) => path.Split("!/")[0];

    private void RemoveNamed()
    {
        var edits = options.Remove.SelectMany(p => PathGlob.Find(draft.Files, p)).Distinct(StringComparer.Ordinal).Select(ImageEdit (p) => new RemoveEdit(p)).ToList();
        Take(new PlanStep("remove", "remove", "Remove what you named", Applicability.Unsafe) { Why = "You asked for it.", Edits = [.. edits] });
    }

    private async Task FollowRulesAsync(CancellationToken cancel)
    {
        var rules = Rules.Hardening.Where(r => options.Wants(r.Info.Id, r.Info.Name, r.Info.Profile)).ToList();
        HardeningSubject? subject = null;
        for (var round = 0; round < MostRounds; round++)
        {
            subject = await HardeningSubject.LoadAsync(draft, inventory, subject, cancel) with { Shell = !HasRoots ? Need.Unknown : closure!.NeedsShell ? Need.Needed : Need.Unneeded };
            var written = new HashSet<string>(StringComparer.Ordinal);
            var found = rules.SelectMany(r => r.Check(subject).Where(f => f.Fix is { Applicability: not Applicability.DisplayOnly } && !fixedFindings.Contains(KeyOf(f))).ToList()).ToList();
            var ready = found.Where(f => written.Overlaps(Written(f)) ? false : Add(written, Written(f))).ToList();
            if (ready.Count == 0)
            {
                break;
            }

            foreach (var group in ready.GroupBy(f => f.Rule.Id))
            {
                Take(StepOf([.. group]));
            }
        }

        TellLeft(rules, subject!);
    }

    /// <summary>Findings that only a person can end.</summary>
    private void TellLeft(IEnumerable<IRule<HardeningSubject>> rules, HardeningSubject subject) =>
        notes.AddRange(rules.SelectMany(r => r.Check(subject)).Where(f => f.Fix is null or { Applicability: Applicability.DisplayOnly }).Select(f => $"{f.Rule.Name}: {f.Message}{(f.Fix is null ? "" : $" {f.Fix.Title}.")}").Distinct(StringComparer.Ordinal));

    private static bool Add(HashSet<string> written, IEnumerable<string> more)
    {
        written.UnionWith(more);
        return true;
    }

    /// <summary>Places at which only one finding may write in a round: the next sees what it wrote.</summary>
    private static IEnumerable<string> Written(Finding finding) => finding.Fix!.Edits.OfType<ImageChange>().SelectMany(e => e.Change switch
    {
        WriteEdit write => [write.Path],
        ConfigEdit config => (IEnumerable<string>)[.. config.ExposedPorts is null ? [] : new[] { "ports" }, .. config.User is null ? [] : new[] { "user" }, .. config.Command is null && config.Entrypoint is null ? [] : new[] { "command" }],
        _ => [],
    });

    private PlanStep StepOf(IReadOnlyList<Finding> findings)
    {
        fixedFindings.UnionWith(findings.Select(KeyOf));
        var first = findings[0];
        return new PlanStep(first.Rule.Id, first.Rule.Name, Title(findings), findings.Max(f => f.Fix!.Applicability))
        {
            Why = findings.Count == 1 ? first.Message : first.Rule.Summary + ".",
            Closes = [.. findings.Select(KeyOf)],
            Edits = [.. findings.SelectMany(f => f.Fix!.Edits).OfType<ImageChange>().Select(c => c.Change).Where(e => e is not RemoveEdit remove || !Runs(first.Rule.Name, remove.Path))],
        };
    }

    /// <summary>Whether a program that a rule would take away is one that the image runs: busybox is a shell, and may be the server too.</summary>
    private bool Runs(string rule, string path)
    {
        if (draft.Files.Find(path) is not { IsFile: true, Mode: var mode } || (mode & AnyoneRuns) == 0 || closure!.Why(path) is not [var why, ..])
        {
            return false;
        }

        notes.Add($"{rule}: '{path}' stays, for the image runs it: {why}.");
        return true;
    }

    private static string Title(IReadOnlyList<Finding> findings) =>
        findings.Count == 1 ? findings[0].Fix!.Title : $"{findings[0].Fix!.Title}, and {findings.Count - 1} more like it";

    private static string KeyOf(Finding finding) => $"{finding.Rule.Id} {finding.At.Path}{(finding.At.Path.Length == 0 ? finding.Message : "")}".TrimEnd();

    private void Minimize()
    {
        if (!options.Wants(Minimizing.Name, Minimizing.Name, HardeningProfile.Strict))
        {
            return;
        }

        if (!HasRoots)
        {
            notes.Add($"{Minimizing.Name}: the image names no program that it runs, so nothing says what it needs; name paths with --keep, or a trace with --trace.");
            return;
        }

        // Files that a step made since were not there when the closure was drawn, and are wanted.
        var edits = closure!.Removable.Where(p => draft.Files.Find(p) is not null).Select(ImageEdit (p) => new RemoveEdit(p)).ToList();
        Take(new PlanStep(Minimizing.Name, Minimizing.Name, "Remove what nothing that runs needs", Applicability.Unsafe)
        {
            Why = $"Of {Reports.Amount.Of(closure.KeptPackages.Length + closure.RemovablePackages.Length, "package", "packages")}, {Reports.Amount.Of(closure.RemovablePackages.Length)} are needed by nothing that the image runs; 'drydock why' says of each path why it stays.",
            Edits = [.. edits],
        });
        var gone = Minimizing.Gone(draft, inventory);
        var books = Minimizing.Books(draft, inventory, gone, closure, Text);
        Take(new PlanStep("package-database", "package-database", "Keep the package database true", Applicability.Safe)
        {
            Why = "A scanner must find every package that is left, and none that is gone.",
            Edits = [.. books.Edits],
        });
        notes.AddRange(books.Notes);
        notes.AddRange(closure.NeedsShell ? closure.ShellReasons.Take(3).Select(r => $"has-shell: a shell stays, since {r}.") : []);
    }

    private string? Text(string path) => draft.ReadAsync(path, CancellationToken.None).GetAwaiter().GetResult() is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Applies a step and keeps it, unless it changes nothing.</summary>
    private void Take(PlanStep step)
    {
        step = step with { Edits = [.. step.Edits.SelectMany(Respecting)] };
        if (step.Edits.IsEmpty)
        {
            return;
        }

        var bytes = step.Edits.Sum(e => TreeSizes.Saves(draft.Files, e));
        PlanApplier.Apply(step, draft);
        steps.Add(step with { BytesSaved = bytes });
    }

    /// <summary>A removal without what the user keeps: of a folder, the parts of it that may go.</summary>
    private IEnumerable<ImageEdit> Respecting(ImageEdit edit)
    {
        if (options.Keep.IsEmpty || edit is not RemoveEdit { Path: var path } || !(IsKept(path) || draft.Files.Below(path).Any(f => IsKept(f.Key))))
        {
            return [edit];
        }

        return IsKept(path) ? [] : draft.Files.Names(path).ToList().SelectMany(n => Respecting(new RemoveEdit($"{path}/{n}")));
    }

    private bool IsKept(string path) => options.Keep.Any(k => PathGlob.Matches(k, path));
}
