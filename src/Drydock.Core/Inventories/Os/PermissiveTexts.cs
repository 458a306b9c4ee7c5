namespace Drydock.Core.Inventories.Os;

/// <summary>Tells the MIT and BSD families apart, each text by the clauses up to the next one.</summary>
internal static class PermissiveTexts
{
    /// <summary>The longest of them is shorter.</summary>
    private const int MaxText = 3000;

    public static void Find(ReadOnlySpan<byte> words, List<string> names, int max)
    {
        foreach (var text in new Occurrences(words, "redistribution and use in source and binary forms, with or without modification, are permitted"u8, MaxText))
        {
            Add(names, BerkeleyName(text), max);
        }

        foreach (var text in new Occurrences(words, "permission is hereby granted, free of charge, to any person obtaining a copy"u8, MaxText))
        {
            if (Has(text, "the above copyright notice and this permission notice"u8) || Has(text, "the above copyright notice(s) and this permission notice"u8))
            {
                Add(names, Has(text, "shall not be used in advertising or otherwise to promote the sale"u8) ? "X11" : "MIT", max);
            }
        }
    }

    private static string? BerkeleyName(ReadOnlySpan<byte> text) =>
        Has(text, "includes software developed by the openssl project"u8) ? "OpenSSL"
        : Has(text, "includes software developed by the apache software foundation"u8) ? "Apache-1.1"
        : !Has(text, "redistributions in binary form must reproduce the above copyright notice"u8) ? null
        : Has(text, "all advertising materials mentioning features"u8) ? "BSD-4-Clause"
        : Has(text, "endorse or promote products"u8) ? "BSD-3-Clause"
        : "BSD-2-Clause";

    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sentence) => text.IndexOf(sentence) >= 0;

    private static void Add(List<string> names, string? name, int max)
    {
        if (name is not null && names.Count < max && !names.Contains(name))
        {
            names.Add(name);
        }
    }
}
