using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Writes advisories without packages and texts; the id is told by where they are kept.</summary>
internal static class RecordCode
{
    private const uint Withdrawn = 1;
    private const uint HasNames = 2;
    private const uint HasDates = 4;
    private const uint HasRatings = 8;
    private const uint HasWeaknesses = 16;
    private const uint HasEpss = 32;
    private const uint HasExploit = 64;
    private const uint HasSsvc = 128;

    /// <summary>EPSS publishes five decimals.</summary>
    private const double EpssScale = 100_000;

    public static void Write(ByteWriter writer, Advisory advisory)
    {
        var hasNames = !advisory.Aliases.IsEmpty || !advisory.Covers.IsEmpty;
        var hasDates = advisory.Published is not null || advisory.Modified is not null;
        writer.Number(Flag(advisory.IsWithdrawn, Withdrawn) | Flag(hasNames, HasNames) | Flag(hasDates, HasDates)
            | Flag(!advisory.Ratings.IsEmpty, HasRatings) | Flag(!advisory.Weaknesses.IsEmpty, HasWeaknesses) | Flag(advisory.Epss is not null, HasEpss)
            | Flag(advisory.KnownExploit is not null, HasExploit) | Flag(advisory.Ssvc.Length > 0, HasSsvc));
        if (hasNames)
        {
            IdCode.WriteAll(writer, advisory.Aliases);
            IdCode.WriteAll(writer, advisory.Covers);
        }

        if (hasDates)
        {
            writer.Day(advisory.Published);
            writer.Day(advisory.Modified);
        }

        if (!advisory.Ratings.IsEmpty)
        {
            WriteRatings(writer, advisory.Ratings);
        }

        WriteRest(writer, advisory);
    }

    public static AdvisoryRecord Read(string id, ref ByteReader reader)
    {
        var flags = reader.Number();
        ImmutableArray<string> aliases = Has(flags, HasNames) ? IdCode.ReadAll(ref reader) : [];
        return new AdvisoryRecord(id, aliases, Has(flags, HasNames) ? IdCode.ReadAll(ref reader) : [])
        {
            IsWithdrawn = Has(flags, Withdrawn),
            Published = Has(flags, HasDates) ? reader.Day() : null,
            Modified = Has(flags, HasDates) ? reader.Day() : null,
            Ratings = Has(flags, HasRatings) ? ReadRatings(ref reader) : [],
            Weaknesses = Has(flags, HasWeaknesses) ? reader.Texts() : [],
            Epss = Has(flags, HasEpss) ? new EpssScore(reader.Number() / EpssScale, reader.Number() / EpssScale) : null,
            KnownExploit = Has(flags, HasExploit) ? new KnownExploit(reader.Day(), reader.Day(), reader.Byte() != 0, reader.Text()) : null,
            Ssvc = Has(flags, HasSsvc) ? reader.Text() : "",
        };
    }

    private static void WriteRest(ByteWriter writer, Advisory advisory)
    {
        if (!advisory.Weaknesses.IsEmpty)
        {
            writer.Texts(advisory.Weaknesses);
        }

        if (advisory.Epss is { } epss)
        {
            writer.Number((uint)Math.Round(epss.Probability * EpssScale));
            writer.Number((uint)Math.Round(epss.Percentile * EpssScale));
        }

        if (advisory.KnownExploit is { } exploit)
        {
            writer.Day(exploit.Added);
            writer.Day(exploit.Due);
            writer.Byte(exploit.IsUsedByRansomware ? (byte)1 : (byte)0);
            writer.Text(exploit.Action);
        }

        if (advisory.Ssvc.Length > 0)
        {
            writer.Text(advisory.Ssvc);
        }
    }

    /// <summary>A score is kept in tenths, one more than it is: 0 says that there is none.</summary>
    private static void WriteRatings(ByteWriter writer, ImmutableArray<Rating> ratings)
    {
        writer.Number((uint)ratings.Length);
        foreach (var rating in ratings)
        {
            writer.Text(rating.By);
            writer.Byte((byte)rating.Severity);
            writer.Byte(rating.Score is { } score ? (byte)(Math.Round(Math.Clamp(score, 0, 10) * 10) + 1) : (byte)0);
            VectorCode.Write(writer, rating.Vector);
        }
    }

    private static ImmutableArray<Rating> ReadRatings(ref ByteReader reader)
    {
        var ratings = new Rating[reader.Count()];
        for (var i = 0; i < ratings.Length; i++)
        {
            var by = reader.Text();
            var severity = (Severity)Math.Min(reader.Byte(), (byte)Severity.Critical);
            var score = reader.Byte();
            ratings[i] = new Rating(by, severity, score == 0 ? null : (score - 1) / 10.0, VectorCode.Read(ref reader));
        }

        return [.. ratings];
    }

    private static uint Flag(bool isSet, uint flag) => isSet ? flag : 0;

    private static bool Has(uint flags, uint flag) => (flags & flag) != 0;
}
