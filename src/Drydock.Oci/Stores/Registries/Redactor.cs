using System.Collections.Concurrent;

namespace Drydock.Oci.Stores.Registries;

/// <summary>Takes secrets and control characters out of what a server says, before it reaches a message.</summary>
internal sealed class Redactor
{
    private const int MaxLength = 300;
    private readonly ConcurrentDictionary<string, bool> secrets = [];

    public void Add(string? secret)
    {
        if (!string.IsNullOrEmpty(secret))
        {
            secrets[secret] = true;
            secrets[Uri.EscapeDataString(secret)] = true;
        }
    }

    public void Add(Credential? credential)
    {
        foreach (var secret in credential?.Secrets ?? [])
        {
            Add(secret);
        }
    }

    public string Clean(string text)
    {
        // Longest first, so that a secret inside another leaves no remains.
        foreach (var secret in secrets.Keys.OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, "[redacted]", StringComparison.Ordinal);
        }

        text = string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? ' ' : c)).Trim();
        return text.Length > MaxLength ? text[..MaxLength] + "…" : text;
    }
}
