using System.Collections.Immutable;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>Why something is not affected, in the five words of VEX, which OpenVEX and CSAF share. CycloneDX has words of its own.</summary>
internal static class Justifications
{
    public const string Inline = "inline_mitigations_already_exist";
    private const string NoComponent = "component_not_present";
    private const string NoCode = "vulnerable_code_not_present";
    private const string NotExecuted = "vulnerable_code_not_in_execute_path";
    private const string NotControlled = "vulnerable_code_cannot_be_controlled_by_adversary";

    /// <summary><see href="https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md#status-justifications"/></summary>
    public static ImmutableArray<string> All { get; } = [NoComponent, NoCode, NotExecuted, NotControlled, Inline];

    /// <summary><see href="https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis_justification"/></summary>
    public static string FromCycloneDx(string word) => word switch
    {
        "code_not_present" => NoCode,
        "code_not_reachable" => NotExecuted,
        "requires_configuration" or "requires_dependency" or "requires_environment" => NotControlled,
        "protected_by_compiler" or "protected_at_runtime" or "protected_at_perimeter" or "protected_by_mitigating_control" => Inline,
        _ => "",
    };

    public static string ToCycloneDx(string justification) => justification switch
    {
        NoComponent or NoCode => "code_not_present",
        NotExecuted => "code_not_reachable",
        NotControlled => "requires_environment",
        Inline => "protected_by_mitigating_control",
        _ => "",
    };
}
