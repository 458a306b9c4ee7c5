using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories.Licenses;

namespace Drydock.Core.Inventories.Languages;

/// <summary>
/// Installed Python distributions: wheels leave a dist-info folder, setuptools an egg-info folder or file, eggs an EGG-INFO folder.
/// <see href="https://packaging.python.org/en/latest/specifications/core-metadata/"/>
/// </summary>
internal sealed class PythonPackageAnalyzer : IFileAnalyzer
{
    private const string ClassifierStart = "License :: ";

    public AnalyzerInfo Info { get; } = new("python-package", 1, AnalyzerGroup.Packages, "Python packages, from dist-info and egg-info");

    public PathFilter Paths { get; } = PathFilter.Of("**/METADATA", "**/PKG-INFO", "**/*.egg-info") with { MaxBytes = 64 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        if (!IsInstalled(file))
        {
            return;
        }

        var fields = PythonMetadata.Read(file.Bytes);
        var (name, version) = (fields.First("Name"), fields.First("Version"));
        if (name.Length == 0 || version.Length == 0)
        {
            facts.Malformed($"it has no {(name.Length == 0 ? "Name" : "Version of " + name)}");
            return;
        }

        facts.Add(new Package
        {
            Ecosystem = "pypi",
            Name = name,
            Version = version,
            Licenses = [.. Licenses(fields).Distinct(StringComparer.Ordinal)],
            Requires = [.. fields.All("Requires-Dist").Select(PythonNames.OfRequirement).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)],
        });
    }

    /// <summary>A PKG-INFO beside sources, or a METADATA of something else, installs nothing.</summary>
    private static bool IsInstalled(FileView file)
    {
        var folder = PythonNames.Folder(file.Path);
        return file.Name switch
        {
            "METADATA" => folder.EndsWith(".dist-info", StringComparison.OrdinalIgnoreCase),
            "PKG-INFO" => folder.EndsWith(".egg-info", StringComparison.Ordinal) || folder is "EGG-INFO" || folder.EndsWith("/EGG-INFO", StringComparison.Ordinal),
            _ => true,
        };
    }

    /// <summary>An expression where there is one; else what License says, and the classifiers where that is nothing, a whole text or no known name.</summary>
    private static IEnumerable<string> Licenses(PythonMetadata fields)
    {
        if (fields.First("License-Expression") is { Length: > 0 } expression)
        {
            return [expression];
        }

        var declared = fields.First("License");
        declared = declared is "UNKNOWN" or "None" ? "" : declared;
        var line = declared.AsSpan().IndexOf('\n') is var end and >= 0 ? declared[..end].Trim() : declared;
        var classifiers = fields.All("Classifier").Where(c => c.StartsWith(ClassifierStart, StringComparison.Ordinal) && c != "License :: OSI Approved")
            .Select(c => c[(c.LastIndexOf(":: ", StringComparison.Ordinal) + 3)..].Trim()).ToList();
        if (classifiers.Count == 0 || (line.Length == declared.Length && LicenseNames.Normalize(line).SpdxExpression is not null))
        {
            return line.Length > 0 ? [line] : [];
        }

        return line.Length > 0 && line.Length == declared.Length ? [line, .. classifiers] : classifiers;
    }
}
