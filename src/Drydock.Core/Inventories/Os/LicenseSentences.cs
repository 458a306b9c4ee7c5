using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories.Licenses;

namespace Drydock.Core.Inventories.Os;

/// <summary>
/// Recognizes licenses in free text by sentences that no other license has, and by Debian's references to its common license texts. What is not certain is
/// not named: <c>GPL</c> stays <c>GPL</c> where no version is said.
/// </summary>
internal static class LicenseSentences
{
    private const int MaxNames = 100;

    /// <summary>A license, and sentences that all must be there.</summary>
    private static readonly (string License, byte[][] Sentences)[] Whole =
    [
        Row("ISC", "permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies"),
        Row("ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies"),
        Row("Zlib", "altered source versions must be plainly marked as such", "this notice may not be removed or altered from any source distribution"),
        Row("Apache-2.0", "licensed under the apache license, version 2.0"),
        Row("MPL-2.0", "mozilla public license, v. 2.0"),
        Row("BSL-1.0", "boost software license - version 1.0"),
        Row("Unlicense", "this is free and unencumbered software released into the public domain"),
        Row("OFL-1.1", "sil open font license version 1.1"),
        Row("OFL-1.1", "sil open font license, version 1.1"),
        Row("PSF-2.0", "python software foundation license version 2"),
        Row("public-domain", "placed in the public domain"),
        Row("public-domain", "is in the public domain"),
    ];

    public static ImmutableArray<string> In(ReadOnlySpan<byte> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        var names = new List<string>();
        ReadOnlySpan<byte> words = buffer.AsSpan(0, Collapse(text, buffer));
        foreach (var (license, sentences) in Whole)
        {
            if (ContainsAll(words, sentences))
            {
                names.Add(license);
            }
        }

        PermissiveTexts.Find(words, names, MaxNames);
        GnuNotices.Find(words, names, MaxNames);
        ArrayPool<byte>.Shared.Return(buffer);
        return [.. names.Select(n => LicenseNames.Normalize(n).SpdxExpression ?? n).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static (string License, byte[][] Sentences) Row(string license, params string[] sentences) => (license, [.. sentences.Select(Encoding.ASCII.GetBytes)]);

    private static bool ContainsAll(ReadOnlySpan<byte> words, byte[][] sentences)
    {
        foreach (var sentence in sentences)
        {
            if (words.IndexOf(sentence) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lower case, with one space for every run of white space and comment marks, so that line breaks do not matter.</summary>
    private static int Collapse(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is <= 32 or (byte)'*' or (byte)'#' or (byte)'|' or (byte)'%')
            {
                if (length > 0 && target[length - 1] != ' ')
                {
                    target[length++] = (byte)' ';
                }
            }
            else
            {
                target[length++] = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
            }
        }

        return length;
    }
}
