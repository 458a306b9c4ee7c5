using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Byte code that Python makes again from the sources beside it. Without it every start takes longer, so this is done on request alone.</summary>
internal sealed class ByteCodeRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM015", "python-byte-code", Severity.Info, "Python byte code is shipped beside its sources", []) { Fix = Applicability.Safe };

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        var removal = Removal.Of(
            subject.Files,
            subject.Files.All.Where(f => f.Value.IsFolder && TreeGlob.NameOf(f.Key) == "__pycache__" && subject.Files.Names(f.Key).All(n => HasSource(subject, f.Key, n))).Select(f => f.Key));
        if (removal.Files > 0)
        {
            yield return new Finding(Info, Info.Severity, $"The image holds {removal.Size} of byte code beside its sources.", new Location("")) { Fix = removal.Fix("Remove byte code", Applicability.Safe) };
        }
    }

    /// <summary><c>__pycache__/name.cpython-311.pyc</c> is made of <c>name.py</c>.</summary>
    private static bool HasSource(HardeningSubject subject, string folder, string name) =>
        subject.Files.Find($"{folder[..^"__pycache__".Length]}{name.Split('.')[0]}.py") is not null;
}
