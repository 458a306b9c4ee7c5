using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>The policies that come with the program, written as any other policy.</summary>
internal static class Presets
{
    /// <summary>Fails what is urgent and can be acted on.</summary>
    private const string Default = """
        rules:
          - name: known-exploited
            when: kev and confidence == exact
            then: fail
            reason: it is known to be exploited
          - name: critical
            when: severity == critical and (kind == rule or fixable and confidence == exact)
            then: fail
            reason: it is critical, and something can be done
          - name: critical-without-fix
            when: severity == critical and not fixable
            then: warn
            reason: it is critical, but there is no version to go to
          - name: high-fixable
            when: severity == high and fixable
            then: warn
            reason: it is high, and there is a version without it
          - name: secret
            when: rule matches "SC*" and severity >= high
            then: warn
            reason: whoever can pull the image has it
          - name: matched-by-cpe
            when: confidence == cpe and (kev or severity >= high)
            then: warn
            reason: only names that a person assigned agree, so it may mean other software
          - name: end-of-life
            for: image
            when: distro.eol < today
            then: warn
            reason: the distribution's release gets no fixes any more
        database: { max-age: 7d, stale: incomplete, missing: incomplete }
        gaps: incomplete
        """;

    /// <summary>Also fails what is bad but not yet urgent.</summary>
    private const string Strict = """
        rules:
          - name: known-exploited
            when: kev
            then: fail
            reason: it is known to be exploited
          - name: critical
            when: severity == critical
            then: fail
            reason: it is critical
          - name: high-fixable
            when: severity == high and (kind == rule or fixable)
            then: fail
            reason: it is high, and something can be done
          - name: likely-exploited
            when: epss >= 10%
            then: fail
            reason: it is likely to be exploited soon
          - name: high-without-fix
            when: severity == high and kind == vulnerability and not fixable
            then: warn
            reason: it is high, but there is no version to go to
          - name: medium-fixable
            when: severity == medium and fixable
            then: warn
            reason: it is medium, and there is a version without it
          - name: end-of-life
            for: image
            when: distro.eol < today
            then: fail
            reason: the distribution's release gets no fixes any more
        database: { max-age: 3d }
        """;

    /// <summary>For images that hold nothing but what they need.</summary>
    private const string Hardened = """
        rules:
          - name: fixable
            when: fixable
            then: fail
            reason: there is a version without it
          - name: critical-or-high
            when: kind == vulnerability and severity >= high
            then: fail
            reason: no critical or high vulnerability may be in it
          - name: root
            when: rule == "IM001"
            then: fail
            reason: its process must not run as root
          - name: setuid
            when: rule == "IM003"
            then: fail
            reason: no file may lend its owner's rights
          - name: shell
            when: rule == "IM005"
            then: fail
            reason: there must be no shell
          - name: package-manager
            when: rule == "IM006"
            then: fail
            reason: there must be no package manager
          - name: secret
            when: rule matches "SC*"
            then: fail
            reason: no secret may be in it
          - name: no-sbom
            for: image
            when: image.sbom == false
            then: fail
            reason: it must bring an SBOM
          - name: sbom-unknown
            for: image
            when: image.sbom is unknown
            then: incomplete
            reason: it was not looked whether it brings an SBOM
        """;

    private static readonly ImmutableSortedDictionary<string, Lazy<Policy>> All = new Dictionary<string, Lazy<Policy>>(StringComparer.Ordinal)
    {
        ["none"] = new(() => new Policy { Name = "none" }),
        ["default"] = new(() => Read("default", Default, "none")),
        ["strict"] = new(() => Read("strict", Strict, "default")),
        ["hardened"] = new(() => Read("hardened", Hardened, "strict")),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Null when there is none of that name.</summary>
    public static Policy? Find(string name) => All.GetValueOrDefault(name)?.Value;

    private static Policy Read(string name, string text, string extends) => PolicyParser.Parse(Encoding.UTF8.GetBytes(text), name).Over(Find(extends)!);
}
