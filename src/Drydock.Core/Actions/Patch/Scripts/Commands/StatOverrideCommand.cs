using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>dpkg-statoverride</c>. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-statoverride.1.en.html"/></summary>
internal sealed class StatOverrideCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["dpkg-statoverride"];

    public int Run(CommandCall call)
    {
        var words = call.Arguments.Where(a => a is not ("--force" or "--force-all" or "--quiet" or "--update" or "--force-statoverride-add")).ToList();
        switch (words)
        {
            case ["--list", var name]:
                return call.Database.Overrides.Has(name) ? 0 : 1;
            case ["--remove", var name]:
                return call.Database.Overrides.Remove(name) ? 0 : 2;
            case ["--add", var user, var group, var mode, var name]:
                if (call.Database.Overrides.Has(name))
                {
                    return 1;
                }

                call.Database.Overrides.Add(user, group, mode, name);
                var path = call.Tree.Files.Resolve(call.PathOf(name));
                if (call.Arguments.Contains("--update") && path is not null && call.Tree.Files.Find(path) is not null)
                {
                    call.Tree.Update(path, n => call.Database.Overrides.Apply(name, n, call.Tree.ReadAccounts()));
                }

                call.Did("dpkg-statoverride");
                return 0;
            default:
                throw call.Unknown();
        }
    }
}
