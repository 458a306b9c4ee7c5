using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>dpkg-divert</c>. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-divert.1.en.html"/></summary>
internal sealed class DivertCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["dpkg-divert"];

    public int Run(CommandCall call)
    {
        var (action, by, to, name, renames) = ("--add", call.Machine.State["DPKG_MAINTSCRIPT_PACKAGE"] ?? ":", "", "", false);
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var (word, value) = call.Arguments[i].Split('=', 2) is [['-', ..] and var option, var inline] ? (option, inline) : (call.Arguments[i], "");
            switch (word)
            {
                case "--add" or "--remove" or "--list" or "--truename" or "--listpackage":
                    action = word;
                    break;
                case "--package" or "--divert":
                    value = value.Length > 0 ? value : call.Arguments.ElementAtOrDefault(++i) ?? throw call.Unknown();
                    (by, to) = word == "--package" ? (value, to) : (by, value);
                    break;
                case "--local":
                    by = ":";
                    break;
                case "--rename" or "--no-rename":
                    renames = word == "--rename";
                    break;
                case "--quiet":
                    break;
                case ['/', ..] when name.Length == 0:
                    name = word;
                    break;
                default:
                    throw call.Unknown();
            }
        }

        return Do(call, action, name, to.Length > 0 ? to : name + ".distrib", by, renames);
    }

    private static int Do(CommandCall call, string action, string name, string to, string by, bool renames)
    {
        var there = call.Database.Diversions.Find(name);
        switch (action)
        {
            case "--truename":
                call.Print((there?.To ?? name) + "\n");
                return 0;
            case "--list" or "--listpackage":
                call.Print(there is not { } found ? "" : action == "--listpackage" ? (found.By == ":" ? "LOCAL" : found.By) + "\n" : found.By == ":" ? $"local diversion of {name} to {found.To}\n" : $"diversion of {name} to {found.To} by {found.By}\n");
                return 0;
            case "--add" when there is null:
                call.Database.Diversions.Add(name, to, by);
                Rename(call, name, to, renames);
                break;
            case "--add":
                return there == (to, by) ? 0 : 2;
            case "--remove" when there is { } gone:
                call.Database.Diversions.Remove(name);
                Rename(call, gone.To, name, renames);
                break;
            default:
                return 0;
        }

        call.Did("dpkg-divert");
        return 0;
    }

    private static void Rename(CommandCall call, string from, string to, bool renames)
    {
        var (source, target) = (call.Tree.Real(DpkgText.ToPath(from)), call.Tree.Real(DpkgText.ToPath(to)));
        if (renames && call.Tree.Files.Find(source) is { IsFolder: false } node && call.Tree.Files.Find(target) is null)
        {
            call.Tree.Remove(source);
            call.Tree.Put(target, node);
        }
    }
}
