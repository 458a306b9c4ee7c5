using System.Collections.Immutable;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>A VEX document while it is read.</summary>
/// <param name="place">The file, as the user knows it.</param>
internal sealed class VexDraft(string place)
{
    private const int MaxNotices = 20;
    private readonly ImmutableArray<VexStatement>.Builder statements = ImmutableArray.CreateBuilder<VexStatement>();
    private readonly ImmutableArray<Notice>.Builder notices = ImmutableArray.CreateBuilder<Notice>();
    private int left;

    public string Place => place;

    public void Add(VexStatement statement) => statements.Add(statement);

    /// <summary>Tells that a part of the document is not used.</summary>
    /// <param name="what">With its id or number: statement 3, CVE-….</param>
    public void Leave(string what, string why)
    {
        if (++left <= MaxNotices)
        {
            notices.Add(new Notice(NoticeKind.Import, Outcome.Warn, $"In '{place}' {what} has no effect: {why}.", place));
        }
    }

    public VexDocument Finish()
    {
        if (left > MaxNotices)
        {
            notices.Add(new Notice(NoticeKind.Import, Outcome.Warn, $"{left - MaxNotices} more parts of '{place}' have no effect.", place));
        }

        return new VexDocument(statements.ToImmutable(), notices.ToImmutable());
    }
}
