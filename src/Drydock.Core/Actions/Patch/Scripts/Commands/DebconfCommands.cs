using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// The functions of debconf's <c>confmodule</c>, where nobody is asked: what was answered before is the answer.
/// <see href="https://manpages.debian.org/bookworm/debconf-doc/debconf-devel.7.en.html"/>
/// </summary>
internal sealed class DebconfCommands : IScriptCommand
{
    private const string Answers = "var/cache/debconf/config.dat";
    private const int Skipped = 30;
    private const int NoQuestion = 10;

    public IReadOnlyList<string> Names { get; } =
        ["db_version", "db_capb", "db_stop", "db_input", "db_go", "db_get", "db_set", "db_fget", "db_fset", "db_reset", "db_subst", "db_title", "db_settitle", "db_beginblock", "db_endblock", "db_metaget", "db_purge", "db_unregister"];

    public int Run(CommandCall call)
    {
        switch (call.Name)
        {
            case "db_get" when call.Arguments is [var question]:
                var value = Find(call, question, "Value");
                call.Machine.State["RET"] = value ?? "";
                return value is null ? NoQuestion : 0;
            case "db_set" when call.Arguments is [var question, var text]:
                return Set(call, question, "Value", text);
            case "db_fset" when call.Arguments is [var question, var flag, var text]:
                var others = (Find(call, question, "Flags") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(f => f != flag);
                return Set(call, question, "Flags", string.Join(", ", (text == "true" ? others.Append(flag) : others).Order(StringComparer.Ordinal)));
            case "db_fget" when call.Arguments is [var question, var flag]:
                var flags = Find(call, question, "Flags");
                call.Machine.State["RET"] = flags?.Split([',', ' ']).Contains(flag) == true ? "true" : "false";
                return flags is null && Find(call, question, "Value") is null ? NoQuestion : 0;
            case "db_version" or "db_capb" or "db_stop" or "db_go" or "db_title" or "db_settitle" or "db_beginblock" or "db_endblock":
                call.Machine.State["RET"] = "";
                return 0;
            case "db_input":
                return Skipped;
            default:
                throw call.Unknown();
        }
    }

    /// <summary>Writes an answer down. A question that nobody knows is debconf's own affair.</summary>
    private static int Set(CommandCall call, string question, string field, string value)
    {
        var text = call.Tree.ReadText(Answers) ?? "";
        var stanzas = ControlFields.Parse(text);
        if (stanzas.Find(s => s["Name"] == question) is not { } stanza)
        {
            throw call.Unknown();
        }

        if (stanza[field] != value)
        {
            stanza[field] = value;
            call.Tree.WriteText(Answers, string.Concat(stanzas.Select(s => s + "\n")));
            call.Did("debconf: answers");
        }

        return 0;
    }

    /// <summary>Null when the question, or that of it, is not known.</summary>
    private static string? Find(CommandCall call, string question, string field)
    {
        var stanza = ControlFields.Parse(call.Tree.ReadText(Answers) ?? "").Find(s => s["Name"] == question);
        return stanza?.All.Any(f => f.Key == field) == true ? stanza[field] : null;
    }
}
