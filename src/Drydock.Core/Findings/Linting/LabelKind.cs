namespace Drydock.Core.Findings.Linting;

/// <summary>What the value of a label must be.</summary>
public enum LabelKind
{
    Text,
    Url,

    /// <summary><see href="https://www.rfc-editor.org/rfc/rfc3339"/></summary>
    Rfc3339,

    /// <summary><see href="https://semver.org/spec/v2.0.0.html"/></summary>
    SemVer,

    /// <summary>Of a commit.</summary>
    Hash,

    /// <summary>A license expression. <see href="https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/"/></summary>
    Spdx,
    Email,
}
