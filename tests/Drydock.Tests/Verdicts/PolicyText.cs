using System.Text;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Policies;
using Drydock.Oci.Content;

namespace Drydock.Tests.Verdicts;

/// <summary>Policies written in a test.</summary>
internal static class PolicyText
{
    /// <summary>Over a preset, as the file says or else over the default.</summary>
    public static Policy Read(string yaml)
    {
        var draft = PolicyParser.Parse(Encoding.UTF8.GetBytes(yaml), "drydock.yaml");
        return draft.Over(Presets.Find(draft.Extends ?? "default")!);
    }

    public static Verdict Judge(string yaml, params Finding[] findings) => Gate.Decide(SampleFindings.Input([.. findings]) with { Policy = Read(yaml) });

    /// <summary>The message and the hint, which must be there.</summary>
    public static DrydockException Refused(string yaml) => Assert.Throws<DrydockException>(() => Read(yaml));
}
