using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Scoring;

/// <summary>The metrics of one version of CVSS, and the values that each may have.</summary>
internal sealed class CvssMetrics
{
    /// <summary><see href="https://www.first.org/cvss/v2/guide"/>, tables 1 to 12.</summary>
    public static readonly CvssMetrics V2 = new(
        "AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C",
        "E:ND,U,POC,F,H RL:ND,OF,TF,W,U RC:ND,UC,UR,C CDP:ND,N,L,LM,MH,H TD:ND,N,L,M,H CR:ND,L,M,H IR:ND,L,M,H AR:ND,L,M,H");

    /// <summary><see href="https://www.first.org/cvss/v3-1/specification-document"/>, table 15; version 3.0 has the same.</summary>
    public static readonly CvssMetrics V3 = new(
        "AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:H,L,N I:H,L,N A:H,L,N",
        "E:X,U,P,F,H RL:X,O,T,W,U RC:X,U,R,C CR:X,L,M,H IR:X,L,M,H AR:X,L,M,H MAV:X,N,A,L,P MAC:X,L,H MPR:X,N,L,H MUI:X,N,R MS:X,U,C MC:X,H,L,N MI:X,H,L,N MA:X,H,L,N");

    /// <summary><see href="https://www.first.org/cvss/v4-0/specification-document"/>, table 23.</summary>
    public static readonly CvssMetrics V4 = new(
        "AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N",
        "E:X,A,P,U CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L MAV:X,N,A,L,P MAC:X,L,H MAT:X,N,P MPR:X,N,L,H MUI:X,N,P,A MVC:X,H,L,N MVI:X,H,L,N MVA:X,H,L,N "
        + "MSC:X,H,L,N MSI:X,H,L,N,S MSA:X,H,L,N,S S:X,N,P AU:X,N,Y R:X,A,U,I V:X,D,C RE:X,L,M,H U:X,Clear,Green,Amber,Red");

    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<ImmutableArray<string>> _values;

    /// <param name="required">Base metrics, which every vector has.</param>
    /// <param name="optional">The others; the first value says that it is not defined.</param>
    private CvssMetrics(string required, string optional)
    {
        var all = $"{required} {optional}".Split(' ').Select(m => m.Split(':')).ToList();
        _names = [.. all.Select(m => m[0])];
        _values = [.. all.Select(m => m[1].Split(',').ToImmutableArray())];
        RequiredCount = required.Split(' ').Length;
    }

    public int Count => _names.Length;

    /// <summary>The first so many are base metrics.</summary>
    public int RequiredCount { get; }

    /// <summary>The place of a metric; -1 when there is none of this name.</summary>
    public int IndexOf(ReadOnlySpan<char> name) => IndexOf(_names, name);

    /// <summary>The place of a value among those of a metric; -1 when it may not have it.</summary>
    public int ValueOf(int metric, ReadOnlySpan<char> value) => IndexOf(_values[metric], value);

    private static int IndexOf(ImmutableArray<string> texts, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (text.SequenceEqual(texts[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
