using Drydock.Core.Findings;

namespace Drydock.Tests.Findings;

/// <summary>Who comes from another tool finds each of its checks of Dockerfiles here, by its code.</summary>
public sealed class ParityTests
{
    /// <summary>By tool the codes of its checks of Dockerfiles.</summary>
    private static readonly (string Tool, string Codes)[] Checks =
    [
        ("hadolint", "DL1001 DL3000 DL3001 DL3002 DL3003 DL3004 DL3006 DL3007 DL3008 DL3009 DL3010 DL3011 DL3012 DL3013 DL3014 DL3015 DL3016 DL3018 DL3019 DL3020 DL3021 DL3022 DL3023 DL3024 DL3025 DL3026 DL3027 DL3028 DL3029 DL3030 DL3032 DL3033 "
            + "DL3034 DL3035 DL3036 DL3037 DL3038 DL3040 DL3041 DL3042 DL3043 DL3044 DL3045 DL3046 DL3047 DL3048 DL3049 DL3050 DL3051 DL3052 DL3053 DL3054 DL3055 DL3056 DL3057 DL3058 DL3059 DL3060 DL3061 DL3062 DL3063 DL3064 DL3065 DL3066 DL3067 "
            + "DL4000 DL4001 DL4003 DL4004 DL4005 DL4006"),
        ("buildkit", "StageNameCasing FromAsCasing NoEmptyContinuation ConsistentInstructionCasing DuplicateStageName ReservedStageName JSONArgsRecommended MaintainerDeprecated UndefinedArgInFrom WorkdirRelativePath UndefinedVar "
            + "MultipleInstructionsDisallowed LegacyKeyValueFormat RedundantTargetPlatform SecretsUsedInArgOrEnv InvalidDefaultArgInFrom FromPlatformFlagConstDisallowed InvalidBaseImagePlatform CopyIgnoredFile InvalidDefinitionDescription "
            + "ExposeProtoCasing ExposeInvalidFormat"),
        ("trivy", "DS-0001 DS-0002 DS-0004 DS-0005 DS-0006 DS-0007 DS-0008 DS-0009 DS-0010 DS-0011 DS-0012 DS-0013 DS-0014 DS-0015 DS-0016 DS-0017 DS-0019 DS-0020 DS-0021 DS-0022 DS-0023 DS-0024 DS-0025 DS-0026 DS-0027 DS-0029 DS-0030 DS-0031"),
        ("checkov", "CKV_DOCKER_1 CKV_DOCKER_2 CKV_DOCKER_3 CKV_DOCKER_4 CKV_DOCKER_5 CKV_DOCKER_6 CKV_DOCKER_7 CKV_DOCKER_8 CKV_DOCKER_9 CKV_DOCKER_10 CKV_DOCKER_11 CKV2_DOCKER_1 CKV2_DOCKER_2 CKV2_DOCKER_3 CKV2_DOCKER_4 CKV2_DOCKER_5 "
            + "CKV2_DOCKER_6 CKV2_DOCKER_7 CKV2_DOCKER_8 CKV2_DOCKER_9 CKV2_DOCKER_10 CKV2_DOCKER_11 CKV2_DOCKER_12 CKV2_DOCKER_13 CKV2_DOCKER_14 CKV2_DOCKER_15 CKV2_DOCKER_16 CKV2_DOCKER_17 CKV2_DOCKER_18"),
        ("dockle", "CIS-DI-0001 CIS-DI-0006 CIS-DI-0007 CIS-DI-0009 CIS-DI-0010 DKL-DI-0001 DKL-DI-0002 DKL-DI-0003 DKL-DI-0004 DKL-DI-0005 DKL-DI-0006"),
        ("kics", "71bf8cf8 6db6e0c2 cdddb86f fd54f200 6b376af8 f2daed12 6938958b 8ada6e80 682fe378 09fda05e 989ab888 8f6456be 67fd0c4a f4a6bcd3 68a51e22 41c195f4 9bae49be b86987e1 8a301064 efbf148a c3e1b6ae 965a08d7 77783205 00481784 22cd11f7 "
            + "93d88cf7 e36d8880 fc775e75 6452c424 7ebd323c 295acb63 f2f903fb 6e19193a 38300d1a 562952e4 9efb0b2d b16e8501 02d9c71f b84a0b47 d3499f6d d4895357 45e1fca5 f45ea400 99614418 aa93e17f 9513a694 b03a748a df746b39 7384dfb2 ae9c56a6 9b6b0f38"),
        ("shellcheck", "SC1000 SC1001 SC1007 SC1010 SC1018 SC1035 SC1045 SC1065 SC1066 SC1068 SC1077 SC1078 SC1079 SC1081 SC1083 SC1086 SC1087 SC1095 SC1097 SC1098 SC1099 SC2002 SC2015 SC2026 SC2028 SC2035 SC2039 SC2046 SC2086 SC2140 SC2154 SC2155 SC2164"),
    ];

    public static TheoryData<string> Tools() => [.. Checks.Select(c => c.Tool)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void Every_check_of_another_tool_has_a_rule(string tool)
    {
        var ours = Rules.All.SelectMany(r => r.Aliases).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Checks.Single(c => c.Tool == tool).Codes.Split(' ').Where(c => !ours.Contains($"{tool}:{c}")));
    }

    /// <summary>ShellCheck has many more codes than hadolint's users usually meet.</summary>
    [Theory]
    [InlineData("hadolint")]
    [InlineData("buildkit")]
    [InlineData("trivy")]
    [InlineData("checkov")]
    [InlineData("dockle")]
    [InlineData("kics")]
    public void No_alias_of_a_rule_about_Dockerfiles_is_made_up(string tool)
    {
        var known = Checks.Single(c => c.Tool == tool).Codes.Split(' ').ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Rules.Dockerfile.SelectMany(r => r.Info.Aliases).Where(a => a.StartsWith(tool + ":", StringComparison.Ordinal))
            .Select(a => a[(tool.Length + 1)..]).Where(c => !known.Contains(c) && !Others.Contains(c)));
    }

    /// <summary>Codes about images that a Dockerfile can show too.</summary>
    private static readonly string[] Others = ["CIS-DI-0002", "CIS-DI-0003", "CIS-DI-0004", "CIS-DI-0005", "CIS-DI-0008", "CIS-DI-0011", "DKL-LI-0001", "DKL-LI-0003", "secret"];
}
