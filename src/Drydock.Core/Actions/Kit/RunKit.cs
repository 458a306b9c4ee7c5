using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Actions.Kit;

/// <summary>What it takes to run an image with the least rights: the facts behind every file of a kit.</summary>
/// <param name="Image">As a registry, or who runs it, names it.</param>
/// <param name="Name">A label of DNS, for objects in a cluster.</param>
/// <param name="Folders">Those that stay writable.</param>
public sealed record RunKit(string Image, string Name, ApplicationUser User, ImmutableArray<WritableFolder> Folders, ImmutableArray<KitPort> Ports, SystemCallSet SystemCalls)
{
    private const int FirstFree = 1024;
    private const int LongestName = 50;

    /// <summary>The image's processor, in Go's names.</summary>
    public string Architecture { get; init; } = "amd64";

    /// <summary>The health check as a program with arguments; empty when there is none.</summary>
    public ImmutableArray<string> Healthcheck { get; init; } = [];

    /// <summary>The lowest port that a plain user has to be allowed; null when there is none below 1024.</summary>
    public int? PrivilegedPort => Ports.Any(p => p.First < FirstFree) ? Ports.Min(p => p.First) : null;

    /// <param name="subject">The image as it became.</param>
    public static RunKit Of(HardeningSubject subject, string image, SystemCallSet calls)
    {
        var user = ApplicationUser.Named(subject) ?? ApplicationUser.Best(subject);
        return new RunKit(image, NameOf(image), user, [.. WritableFolders.Of(subject, user).Where(f => CanBeNamed(f.Path))], [.. subject.Config.ExposedPorts.Select(KitPort.Parse).OfType<KitPort>().Distinct().OrderBy(p => p.First).ThenBy(p => p.Protocol, StringComparer.Ordinal)], calls)
        {
            Architecture = subject.Image.Platform.Architecture,
            Healthcheck = subject.Config.Healthcheck switch
            {
                ["CMD", .. var command] => command,
                ["CMD-SHELL", var line] => ["/bin/sh", "-c", line],
                _ => [],
            },
        };
    }

    /// <summary>Options of runtimes take neither colons nor commas in paths.</summary>
    private static bool CanBeNamed(string path) => !path.AsSpan().ContainsAny(":,\\\"") && !path.Any(char.IsControl);

    private static string NameOf(string image)
    {
        var last = image.Split('@')[0].Split('/')[^1].Split(':')[0].ToLowerInvariant();
        var name = new StringBuilder();
        foreach (var letter in last)
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        var text = name.ToString().Trim('-');
        text = text[..Math.Min(text.Length, LongestName)].TrimEnd('-');
        return text.Length == 0 || !char.IsAsciiLetter(text[0]) ? $"app-{text}".TrimEnd('-') : text;
    }
}
