using System.Globalization;
using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Plans;

/// <summary>Image edits as JSON: each is one object, whose first member says what it does and to what.</summary>
internal static class EditJson
{
    public static void Write(Utf8JsonWriter json, ImageEdit edit)
    {
        json.WriteStartObject();
        switch (edit)
        {
            case RemoveEdit remove:
                json.WriteString("remove", remove.Path);
                break;
            case PurgeEdit purge:
                json.WriteString("purge", purge.Path);
                break;
            case ModeEdit mode:
                json.WriteString("mode", mode.Path);
                json.WriteString("to", Octal(mode.Mode));
                break;
            case OwnerEdit owner:
                json.WriteString("owner", owner.Path);
                WriteOwner(json, owner.Uid, owner.Gid);
                break;
            case CapabilityEdit capability:
                json.WriteString("dropCapabilities", capability.Path);
                break;
            case FolderEdit folder:
                json.WriteString("folder", folder.Path);
                json.WriteString("to", Octal(folder.Mode));
                WriteOwner(json, folder.Uid, folder.Gid);
                break;
            case LinkEdit link:
                json.WriteString("link", link.Path);
                json.WriteString("target", link.Target);
                break;
            case WriteEdit write:
                json.WriteString("write", write.Path);
                json.WriteString("to", Octal(write.Mode));
                WriteOwner(json, write.Uid, write.Gid);
                json.WriteString("text", write.Text);
                break;
            case ConfigEdit config:
                json.WriteStartObject("config");
                ConfigEditJson.Write(json, config);
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPlan"/></exception>
    public static ImageEdit Read(JsonElement edit)
    {
        var first = edit.EnumerateObject().FirstOrDefault();
        return first.Name switch
        {
            "remove" => new RemoveEdit(Path(first)),
            "purge" => new PurgeEdit(Path(first)),
            "mode" => new ModeEdit(Path(first), Mode(edit)),
            "owner" => new OwnerEdit(Path(first), Number(edit, "uid"), Number(edit, "gid")),
            "dropCapabilities" => new CapabilityEdit(Path(first)),
            "folder" => new FolderEdit(Path(first), Mode(edit), Number(edit, "uid"), Number(edit, "gid")),
            "link" => new LinkEdit(Path(first), edit.GetProperty("target").GetString() ?? ""),
            "write" => new WriteEdit(Path(first), edit.GetProperty("text").GetString() ?? "", Mode(edit), Number(edit, "uid"), Number(edit, "gid")),
            "config" => ConfigEditJson.Read(first.Value),
            _ => throw new FormatException($"there is no edit '{first.Name}'"),
        };
    }

    private static void WriteOwner(Utf8JsonWriter json, int uid, int gid)
    {
        json.WriteNumber("uid", uid);
        json.WriteNumber("gid", gid);
    }

    private static string Octal(int mode) => Convert.ToString(mode & 0xFFF, 8).PadLeft(4, '0');

    /// <summary>A person may have written it: it stays inside the image.</summary>
    private static string Path(JsonProperty property) =>
        ImagePath.Normalize(property.Value.GetString()) is { Length: > 0 } path ? path : throw new FormatException($"the path of '{property.Name}' is empty");

    private static int Mode(JsonElement edit)
    {
        var text = edit.GetProperty("to").GetString() ?? "";
        return text.Length is > 0 and <= 4 && text.All(c => c is >= '0' and <= '7') ? Convert.ToInt32(text, 8) : throw new FormatException($"'{text}' is no mode in octal digits");
    }

    private static int Number(JsonElement edit, string name) =>
        edit.GetProperty(name).TryGetInt32(out var number) && number >= 0 ? number : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{name}' is no number from 0 up"));
}
