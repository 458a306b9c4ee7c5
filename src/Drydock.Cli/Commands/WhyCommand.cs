using System.CommandLine;
using System.Text.Json;
using Drydock.Cli.Sources;
using Drydock.Cli.Terminal;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Core.Inventories.Closures;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock why IMAGE PATH</c></summary>
internal static class WhyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var path = new Argument<string>("PATH") { Description = "A file of the image" };
        var keep = new Option<string[]>("--keep") { Description = "Files to keep beside what the image runs, with * and ?", HelpName = "GLOB" };
        var trace = new Option<string?>("--trace") { Description = "What a run used, a list of paths, or a log of strace -f, fatrace or Falco", HelpName = "FILE" };
        var format = new Option<string>("--format", "-f") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var command = new Command("why", "Say why a file of an image stays when it is hardened: the chain from what the image runs to the file");
        image.AddTo(command);
        command.Add(path);
        command.Add(keep);
        command.Add(trace);
        command.Add(format);
        command.SetAction(async (result, cancel) =>
        {
            var isJson = result.GetRequiredValue(format) switch
            {
                "json" => true,
                "text" => false,
                var other => throw new DrydockException(ErrorCodes.BadArgument, $"Choosing the format '{other}' failed: there is no such format.", "Formats are text and json."),
            };
            var traced = result.GetValue(trace) is { } file ? TraceLog.Read(await BoundedReader.ReadFileAsync(file, image.Limits.Read(result).FileBytes, cancel)) : [];
            var request = image.Read(result, surroundings);
            var place = result.GetRequiredValue(path).Trim('/');
            var lines = new List<KeyValuePair<string, string[]>>();
            var reading = SourceParser.Parse(request.Argument);
            await using var store = SourceOpener.Open(reading, request);
            foreach (var one in await new ImageLoader(store, request.Limits).LoadAsync(reading.Name, request.Platform, cancel))
            {
                using var draft = await ImageDraft.OpenAsync(one, request.Limits, cancel);
                if (draft.Files.Find(draft.Files.Resolve(place, last: false) ?? place) is null)
                {
                    throw new DrydockException(ErrorCodes.SourceNotFound, $"Looking for '/{place}' in '{request.Argument}' failed: the image has no such file.");
                }

                var analyzers = Analyzers.All;
                var inventory = await new ImageScanner(analyzers, new FactCache(image.Cache(result, surroundings), analyzers, request.Limits), request.Limits, NoProgress.Instance).ScanAsync(one, cancel);
                var roots = ClosureRoots.Of(draft.Config) with { Globs = [.. result.GetValue(keep) ?? []], Traced = traced };
                var closure = await ClosureBuilder.BuildAsync(draft, inventory, roots, cancel);
                lines.Add(new(one.Platform.ToString(), [.. closure.Why(draft.Files.Resolve(place, last: false) ?? place)]));
            }

            StandardOutput.Write(isJson ? Json(place, lines) : System.Text.Encoding.UTF8.GetBytes(Text(place, lines)), surroundings.Output);
            return lines.TrueForAll(l => l.Value.Length == 0) ? ExitCodes.PolicyFailed : ExitCodes.Pass;
        });
        return command;
    }

    private static string Text(string path, List<KeyValuePair<string, string[]>> platforms) => string.Concat(platforms.Select(p =>
        (platforms.Count > 1 ? $"{p.Key}\n" : "") + string.Concat((p.Value.Length == 0 ? [$"/{path} can go: nothing that the image runs is known to need it"] : p.Value).Select(l => l + "\n"))));

    private static byte[] Json(string path, List<KeyValuePair<string, string[]>> platforms)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var (platform, lines) in platforms)
            {
                json.WriteStartObject();
                json.WriteString("platform", platform);
                json.WriteString("path", "/" + path);
                json.WriteBoolean("stays", lines.Length > 0);
                json.WriteStartArray("why");
                foreach (var line in lines)
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return [.. buffer.ToArray(), (byte)'\n'];
    }
}
