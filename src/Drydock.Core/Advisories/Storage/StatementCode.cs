using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Writes what an advisory says of a package; the package's name and its space are told by where it is kept.</summary>
internal static class StatementCode
{
    private const uint Source = 1 << 3;
    private const uint HasSeverity = 1 << 4;
    private const uint HasNote = 1 << 5;
    private const uint HasModule = 1 << 6;
    private const uint HasChannel = 1 << 7;
    private const uint HasArchitectures = 1 << 8;
    private const uint HasVersions = 1 << 9;

    /// <summary>Everything below one version, as nearly every distribution says it.</summary>
    private const uint IsPlainFix = 1 << 10;
    private const uint HasSpans = 1 << 11;

    public static void Write(ByteWriter writer, string advisory, AffectedPackage affected)
    {
        var isPlain = affected.Spans is [{ Introduced: null, Fixed: not null, LastAffected: null, IsIntroducedExcluded: false }];
        writer.Number((uint)affected.Status
            | Flag(affected.IsSource, Source) | Flag(affected.Severity is not null, HasSeverity) | Flag(affected.Note.Length > 0, HasNote)
            | Flag(affected.Module.Length > 0, HasModule) | Flag(affected.Channel.Length > 0, HasChannel) | Flag(!affected.Architectures.IsEmpty, HasArchitectures)
            | Flag(!affected.Versions.IsEmpty, HasVersions) | Flag(isPlain, IsPlainFix) | Flag(!isPlain && !affected.Spans.IsEmpty, HasSpans));
        IdCode.Write(writer, advisory);
        if (isPlain)
        {
            writer.Text(affected.Spans[0].Fixed!);
        }
        else if (!affected.Spans.IsEmpty)
        {
            WriteSpans(writer, affected.Spans);
        }

        WriteRest(writer, affected);
    }

    public static Statement Read(ref ByteReader reader)
    {
        var flags = reader.Number();
        var advisory = IdCode.Read(ref reader);
        ImmutableArray<VersionSpan> spans = Has(flags, IsPlainFix) ? [new VersionSpan(null, reader.Text())] : Has(flags, HasSpans) ? ReadSpans(ref reader) : [];
        return new Statement(advisory, (AdvisoryStatus)(flags & 7), Has(flags, Source), spans)
        {
            Versions = Has(flags, HasVersions) ? reader.Texts() : [],
            Severity = Has(flags, HasSeverity) ? (Severity)reader.Byte() : null,
            Note = Has(flags, HasNote) ? reader.Text() : "",
            Module = Has(flags, HasModule) ? reader.Text() : "",
            Channel = Has(flags, HasChannel) ? reader.Text() : "",
            Architectures = Has(flags, HasArchitectures) ? reader.Texts() : [],
        };
    }

    private static void WriteRest(ByteWriter writer, AffectedPackage affected)
    {
        if (!affected.Versions.IsEmpty)
        {
            writer.Texts(affected.Versions);
        }

        if (affected.Severity is { } severity)
        {
            writer.Byte((byte)severity);
        }

        foreach (var text in (ReadOnlySpan<string>)[affected.Note, affected.Module, affected.Channel])
        {
            if (text.Length > 0)
            {
                writer.Text(text);
            }
        }

        if (!affected.Architectures.IsEmpty)
        {
            writer.Texts(affected.Architectures);
        }
    }

    private static void WriteSpans(ByteWriter writer, ImmutableArray<VersionSpan> spans)
    {
        writer.Number((uint)spans.Length);
        foreach (var span in spans)
        {
            writer.Byte((byte)(Flag(span.Introduced is not null, 1) | Flag(span.Fixed is not null, 2) | Flag(span.LastAffected is not null, 4) | Flag(span.IsIntroducedExcluded, 8)));
            foreach (var end in (ReadOnlySpan<string?>)[span.Introduced, span.Fixed, span.LastAffected])
            {
                if (end is not null)
                {
                    writer.Text(end);
                }
            }
        }
    }

    private static ImmutableArray<VersionSpan> ReadSpans(ref ByteReader reader)
    {
        var spans = new VersionSpan[reader.Count()];
        for (var i = 0; i < spans.Length; i++)
        {
            var ends = reader.Byte();
            var introduced = (ends & 1) != 0 ? reader.Text() : null;
            var fixedIn = (ends & 2) != 0 ? reader.Text() : null;
            spans[i] = new VersionSpan(introduced, fixedIn, (ends & 4) != 0 ? reader.Text() : null, (ends & 8) != 0);
        }

        return [.. spans];
    }

    private static uint Flag(bool isSet, uint flag) => isSet ? flag : 0;

    private static bool Has(uint flags, uint flag) => (flags & flag) != 0;
}
