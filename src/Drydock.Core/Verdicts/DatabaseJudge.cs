namespace Drydock.Core.Verdicts;

/// <summary>Weighs the advisory database: an old one does not know what is new, and none knows nothing.</summary>
internal static class DatabaseJudge
{
    public static IEnumerable<Notice> Notices(GateInput input)
    {
        if (input.Database is not { } database)
        {
            yield break;
        }

        if (database.Missing.Length > 0)
        {
            yield return new Notice(NoticeKind.DatabaseMissing, input.Policy.MissingDatabase, $"Vulnerabilities were not looked for: the advisory database '{database.Name}' cannot be used, because {database.Missing}.");
            yield break;
        }

        var what = database.IsSnapshot ? "The built-in snapshot of advisories" : $"The advisory database '{database.Name}'";
        if (database.AgeInDays(input.Today) is not { } age)
        {
            yield return new Notice(NoticeKind.DatabaseStale, input.Policy.StaleDatabase, $"{what} does not say how old it is.");
        }
        else if (age > input.Policy.MaxAge)
        {
            yield return new Notice(NoticeKind.DatabaseStale, input.Policy.StaleDatabase, $"{what} is {age} days old (its newest record is of {database.Newest ?? database.Built:yyyy-MM-dd}), and the policy allows {input.Policy.MaxAge}: what was published since is not in it. 'drydock db update' brings a new one.");
        }

        if (database.Built?.DayNumber > input.Today.DayNumber + 1)
        {
            yield return new Notice(NoticeKind.DatabaseStale, input.Policy.StaleDatabase, $"{what} was built on {database.Built:yyyy-MM-dd}, and this machine's clock says {input.Today:yyyy-MM-dd}: one of them is wrong, so its age is not known.");
        }
    }
}
