using System.Buffers;
using System.Text;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Languages;

/// <summary>
/// Files that Python packages own: RECORD of a dist-info folder, installed-files.txt of an egg-info folder. The owner is named by PEP 503, after the folder.
/// <see href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file"/>
/// </summary>
internal sealed class PythonFilesAnalyzer : IFileAnalyzer
{
    /// <summary>Each line gets its folder's path in front: short lines in a deep folder grow, and only so much.</summary>
    private const int MaxGrowth = 4;

    public AnalyzerInfo Info { get; } = new("python-files", 1, AnalyzerGroup.Packages, "Files of Python packages, from RECORD and installed-files.txt");

    public PathFilter Paths { get; } = PathFilter.Of("**/RECORD", "**/installed-files.txt") with { MaxBytes = 16 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        var folder = PythonNames.Folder(file.Path);
        var isRecord = file.Name == "RECORD";
        if (!folder.EndsWith(isRecord ? ".dist-info" : ".egg-info", StringComparison.Ordinal))
        {
            return;
        }

        // RECORD counts from the folder above, the older form from where it lies.
        var start = isRecord ? PythonNames.Folder(folder) : folder;
        var owned = new ArrayBufferWriter<byte>();
        foreach (var range in file.Bytes.Split((byte)'\n'))
        {
            var line = file.Bytes[range].TrimEnd((byte)'\r');
            var path = isRecord ? FirstCell(line) : Encoding.UTF8.GetString(line);
            if (path.Length == 0)
            {
                if (!line.IsEmpty)
                {
                    facts.Malformed($"a line names no file: '{Encoding.UTF8.GetString(line[..Math.Min(line.Length, 100)])}'");
                }

                continue;
            }

            if (owned.WrittenCount > (MaxGrowth * file.Bytes.Length) + (1 << 20))
            {
                facts.Gap(GapKind.Limit, "its list of files is longer than it can honestly be");
                break;
            }

            owned.Write(Encoding.UTF8.GetBytes(ImagePath.Normalize(path.StartsWith('/') ? path : $"{start}/{path}").Replace('\n', ' ')));
            owned.Write("\n"u8);
        }

        if (owned.WrittenCount > 0)
        {
            facts.Add(new OwnedFilesFact("pypi", PythonNames.OfInfoFolder(folder), new FileList(owned.WrittenMemory.ToArray())));
        }
    }

    /// <summary>The first cell of a CSV row; a quoted one doubles its quotes. Empty when the quote never ends.</summary>
    private static string FirstCell(ReadOnlySpan<byte> row)
    {
        if (row is not [(byte)'"', ..])
        {
            var comma = row.IndexOf((byte)',');
            return Encoding.UTF8.GetString(comma < 0 ? row : row[..comma]);
        }

        var text = Encoding.UTF8.GetString(row[1..]);
        for (var end = text.IndexOf('"'); end >= 0; end = text.IndexOf('"', end + 2))
        {
            if (end + 1 == text.Length || text[end + 1] != '"')
            {
                return text[..end].Replace("\"\"", "\"", StringComparison.Ordinal);
            }

            if (end + 2 >= text.Length)
            {
                break;
            }
        }

        return "";
    }
}
