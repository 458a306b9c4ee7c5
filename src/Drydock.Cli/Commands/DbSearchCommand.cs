using System.CommandLine;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db search ID|PURL</c></summary>
internal static class DbSearchCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var what = new Argument<string>("ID|PURL") { Description = "A vulnerability's or an advisory's name (CVE-2023-4911, GHSA-…, DSA-…), or a package (pkg:deb/debian/glibc?distro=debian-12, pkg:npm/lodash)" };
        var command = new Command("search", "Say everything the database knows of a vulnerability or a package") { what };
        command.SetAction(async (result, cancel) =>
        {
            var text = result.GetRequiredValue(what);
            using var database = DatabasePlace.Open(surroundings);
            var lines = text.StartsWith("pkg:", StringComparison.Ordinal) ? OfPackage(database, text) : DatabaseSearch.OfId(database, text);
            if (lines.Count == 0)
            {
                await surroundings.Error.WriteLineAsync($"drydock: the database knows nothing of '{text}'".AsMemory(), cancel);
                return ExitCodes.PolicyFailed;
            }

            foreach (var line in lines)
            {
                await result.InvocationConfiguration.Output.WriteLineAsync(line.AsMemory(), cancel);
            }

            return ExitCodes.Pass;
        });
        return command;
    }

    private static List<string> OfPackage(AdvisoryDatabase database, string text)
    {
        if (!Purl.TryParse(text, out var purl))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the purl '{text}' failed.", "A purl looks like pkg:type/namespace/name@version?qualifiers.");
        }

        return DatabaseSearch.OfPackage(database, purl);
    }
}
