namespace Drydock.Core.Findings;

/// <summary>A plug-in that looks at one subject and says what is wrong with it. Pure.</summary>
public interface IRule<in TSubject>
{
    RuleInfo Info { get; }

    IEnumerable<Finding> Check(TSubject subject);
}
