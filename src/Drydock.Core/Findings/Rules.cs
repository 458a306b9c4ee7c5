using System.Collections.Immutable;
using Drydock.Core.Findings.DockerfileRules;
using Drydock.Core.Findings.ImageRules;
using Drydock.Core.Findings.InventoryRules;

namespace Drydock.Core.Findings;

/// <summary>Every rule there is. A new one is a file, a page in docs/rules and a line here.</summary>
public static class Rules
{
    /// <summary>Rules that look at an image: its config and its inventory.</summary>
    public static ImmutableArray<IRule<ImageSubject>> Image { get; } =
    [
        new RunsAsRootRule(),
        new NoHealthcheckRule(),
        new SetuidFileRule(),
        new WorldWritableFileRule(),
        new HasShellRule(),
        new HasPackageInstallerRule(),
        new SecretInFileRule(),
        new SecretInConfigRule(),
        new SecretInDeletedFileRule(),
    ];

    /// <summary>Rules that look at an inventory alone: they hold of an SBOM too.</summary>
    public static ImmutableArray<IRule<InventorySubject>> Inventory { get; } =
    [
        new EndOfLifeDistributionRule(),
        new EndOfLifeRuntimeRule(),
    ];

    /// <summary>Rules that look at a Dockerfile.</summary>
    public static ImmutableArray<IRule<DockerfileSubject>> Dockerfile { get; } =
    [
        // DF001 to DF099: instructions and stages.
        new RelativeWorkdirRule(),
        new RootUserRule(),
        new MissingUserRule(),
        new UntaggedImageRule(),
        new LatestTagRule(),
        new PortOutOfRangeRule(),
        new SshPortRule(),
        new RepeatedHealthcheckRule(),
        new RepeatedCmdRule(),
        new RepeatedEntrypointRule(),
        new AddForCopyRule(),
        new CopyTargetWithoutSlashRule(),
        new CopyFromUnknownStageRule(),
        new CopyFromOwnStageRule(),
        new DuplicateStageNameRule(),
        new ReservedStageNameRule(),
        new ShellFormCommandRule(),
        new UntrustedRegistryRule(),
        new PlatformArgumentRule(),
        new ConstantPlatformRule(),
        new RedundantTargetPlatformRule(),
        new ForbiddenOnbuildRule(),
        new SelfReferringEnvRule(),
        new CopyWithoutWorkdirRule(),
        new MalformedLabelKeyRule(),
        new MissingLabelRule(),
        new UnknownLabelRule(),
        new EmptyLabelRule(),
        new LabelUrlRule(),
        new LabelTimeRule(),
        new LabelLicenseRule(),
        new LabelHashRule(),
        new LabelVersionRule(),
        new LabelEmailRule(),
        new MissingHealthcheckRule(),
        new ConsecutiveRunsRule(),
        new NoFromFirstRule(),
        new NamedUserRule(),
        new WholeFilesystemRule(),
        new MaintainerRule(),
        new UnpackedArchiveRule(),
        new StageNameCasingRule(),
        new AsCasingRule(),
        new EmptyContinuationRule(),
        new InconsistentCasingRule(),
        new UndefinedArgumentRule(),
        new UndefinedVariableRule(),
        new LegacyPairRule(),
        new InvalidDefaultArgumentRule(),
        new PlatformMismatchRule(),
        new IgnoredFileRule(),
        new InvalidDescriptionRule(),
        new ProtocolCasingRule(),
        new ExposedHostRule(),
        new SystemWorkdirRule(),
        new SystemVolumeRule(),
        new ChownFlagRule(),
        new InlineIgnoreRule(),
        new BrokenDockerfileRule(),

        // DF100 to DF199: package managers and downloads.
        new AptCommandRule(),
        new UnpinnedAptRule(),
        new AptListsLeftRule(),
        new AptWithoutYesRule(),
        new AptWithRecommendsRule(),
        new DistUpgradeRule(),
        new SystemUpgradeRule(),
        new UpdateAloneRule(),
        new UnpinnedPipRule(),
        new PipCacheLeftRule(),
        new UnpinnedNpmRule(),
        new UnpinnedApkRule(),
        new ApkCacheLeftRule(),
        new UnpinnedGemRule(),
        new YumWithoutYesRule(),
        new YumCacheLeftRule(),
        new UnpinnedYumRule(),
        new ZypperWithoutYesRule(),
        new ZypperCacheLeftRule(),
        new UnpinnedZypperRule(),
        new DnfWithoutYesRule(),
        new DnfCacheLeftRule(),
        new UnpinnedDnfRule(),
        new YarnCacheLeftRule(),
        new UnpinnedGoRule(),
        new WgetAndCurlRule(),
        new WgetProgressRule(),
        new AptKeyRule(),
        new NpmInstallWithLockRule(),
        new CacheMountRule(),
        new GemDocumentsRule(),
        new UnverifiedCurlRule(),
        new UnverifiedWgetRule(),
        new PipTrustedHostRule(),
        new UnverifiedPythonRule(),
        new UnverifiedNodeRule(),
        new UntrustedApkRule(),
        new UnauthenticatedAptRule(),
        new UncheckedRepositoryRule(),
        new UnverifiedRpmRule(),
        new AptForceYesRule(),
        new UnverifiedNpmVariableRule(),
        new UnverifiedNpmRule(),
        new UnverifiedGitRule(),
        new UnverifiedRpmRepositoryRule(),
        new PipTrustedHostVariableRule(),
        new ChpasswdRule(),
        new UnverifiedGoRule(),

        // DF200 to DF299: shell commands.

        // DF300 to DF399: secrets, base images, layers, the build context.
        new SecretVariableRule(),
        new SecretInDockerfileRule(),
        new SecretFileCopiedRule(),
        new PipedToShellRule(),
        new UnverifiedDownloadRule(),
        new UnpinnedAddRule(),
        new PlainHttpRule(),
        new WorldWritableModeRule(),
        new SetuidModeRule(),
        new DeletedLaterRule(),
        new DoubledFilesRule(),
        new BuildToolsShippedRule(),
        new LargeFromRule(),
        new UnpinnedDigestRule(),
        new MissingIgnoreFileRule(),
        new PrivateContextRule(),
        new PrivilegedPortRule(),
        new MissingSourceLabelsRule(),
        new EndOfLifeFromRule(),
        new SourcesBeforeDependenciesRule(),
        new RemoteAccessInstalledRule(),
        new PasswordSetRule(),
        new ChangedAfterVolumeRule(),
        new FrontendInImageRule(),
        new UnsafePathRule(),
    ];

    /// <summary>What every rule is, whatever it looks at; by id.</summary>
    public static IEnumerable<RuleInfo> All => Dockerfile.Select(r => r.Info).Concat(Image.Select(r => r.Info)).Concat(Inventory.Select(r => r.Info)).OrderBy(r => r.Id, StringComparer.Ordinal);
}
