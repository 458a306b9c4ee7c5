using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>One file of a feed, and what was made of it. Everything made of it is its own: when the file changes, nothing else has to be made again.</summary>
/// <param name="File">Relative to the folder of feeds.</param>
/// <param name="Digest">Of the file, or of all names and contents below a folder.</param>
/// <param name="Reader">The version of the source that read it.</param>
internal sealed record InputInfo(string Source, string File, Digest Digest, int Reader)
{
    /// <summary>Advisories.</summary>
    public int Records { get; init; }

    /// <summary>What the advisories say of packages, one by one.</summary>
    public int Statements { get; init; }

    /// <summary>Documents that are not of the feed's format: readmes, licenses.</summary>
    public int Skipped { get; init; }

    /// <summary>Records that could not be understood.</summary>
    public int Gaps { get; init; }

    /// <summary>The first of the gaps, <c>id: message</c>.</summary>
    public ImmutableArray<string> FirstGaps { get; init; } = [];

    /// <summary>The newest days that records have, the newest first. Several, since feeds have records with a day that has not come yet.</summary>
    public ImmutableArray<DateOnly> NewestDays { get; init; } = [];

    /// <summary>The day of the newest record.</summary>
    public DateOnly? Newest => NewestDays.IsEmpty ? null : NewestDays[0];

    /// <summary>The day of the newest record that may be right.</summary>
    public DateOnly? NewestUpTo(DateOnly today) => NewestDays.Where(d => d <= today).Select(d => (DateOnly?)d).FirstOrDefault();

    public ImmutableArray<ShardInfo> Shards { get; init; } = [];

    /// <summary>An input of this name is made of the file: it is the file itself, or the folder with loose documents in which it lies.</summary>
    public static bool Holds(string input, string file) => input == file || (input.EndsWith('/') && file.StartsWith(input, StringComparison.Ordinal));
}
