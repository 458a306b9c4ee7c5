using System.Text;

namespace Drydock.Core.Advisories.Storage;

/// <summary>
/// Writes CVSS vectors that hold each base metric once, in the order of their specification, as one number: nearly all do, and there are hundreds of thousands.
/// Any other text is written as it is.
/// </summary>
internal static class VectorCode
{
    /// <summary>Prefix, and each metric with its values; a vector is the number that its values' places make.</summary>
    private static readonly (string Prefix, (string Name, string Values)[] Metrics)[] Forms =
    [
        ("CVSS:3.1", V3),
        ("CVSS:3.0", V3),
        ("CVSS:2.0", [("AV", "LAN"), ("AC", "HML"), ("Au", "MSN"), ("C", "NPC"), ("I", "NPC"), ("A", "NPC")]),
        ("CVSS:4.0",
        [
            ("AV", "NALP"), ("AC", "LH"), ("AT", "NP"), ("PR", "NLH"), ("UI", "NPA"), ("VC", "HLN"), ("VI", "HLN"), ("VA", "HLN"), ("SC", "HLN"), ("SI", "HLN"), ("SA", "HLN"),
        ]),
    ];

    private static (string Name, string Values)[] V3 => [("AV", "NALP"), ("AC", "LH"), ("PR", "NLH"), ("UI", "NR"), ("S", "UC"), ("C", "HLN"), ("I", "HLN"), ("A", "HLN")];

    public static void Write(ByteWriter writer, string vector)
    {
        for (var form = 0; form < Forms.Length; form++)
        {
            if (TryPack(Forms[form], vector, out var number))
            {
                writer.Byte((byte)(form + 1));
                writer.Number(number);
                return;
            }
        }

        writer.Byte(0);
        writer.Text(vector);
    }

    public static string Read(ref ByteReader reader)
    {
        var form = reader.Byte();
        return form == 0 ? reader.Text()
            : form <= Forms.Length ? Unpack(Forms[form - 1], reader.Number())
            : throw new InvalidDataException("a vector has an unknown form");
    }

    private static bool TryPack((string Prefix, (string Name, string Values)[] Metrics) form, string vector, out uint number)
    {
        number = 0;
        if (!vector.StartsWith(form.Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = vector.AsSpan(form.Prefix.Length);
        foreach (var (name, values) in form.Metrics)
        {
            var length = name.Length + 3;
            if (rest.Length < length || rest[0] != '/' || !rest[1..].StartsWith(name, StringComparison.Ordinal) || rest[name.Length + 1] != ':' || values.IndexOf(rest[name.Length + 2]) is var value && value < 0)
            {
                return false;
            }

            number = (number * (uint)values.Length) + (uint)value;
            rest = rest[length..];
        }

        return rest.IsEmpty;
    }

    private static string Unpack((string Prefix, (string Name, string Values)[] Metrics) form, uint number)
    {
        Span<int> values = stackalloc int[form.Metrics.Length];
        for (var i = values.Length - 1; i >= 0; i--)
        {
            (number, var value) = Math.DivRem(number, (uint)form.Metrics[i].Values.Length);
            values[i] = (int)value;
        }

        var text = new StringBuilder(form.Prefix, 64);
        for (var i = 0; i < values.Length; i++)
        {
            text.Append('/').Append(form.Metrics[i].Name).Append(':').Append(form.Metrics[i].Values[values[i]]);
        }

        return text.ToString();
    }
}
