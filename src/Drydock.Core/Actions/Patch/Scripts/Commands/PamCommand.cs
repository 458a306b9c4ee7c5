namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// <c>pam-auth-update --package</c>: makes <c>/etc/pam.d/common-*</c> of the profiles that packages bring. Where no profile changed, it makes what is there already.
/// <see href="https://manpages.debian.org/bookworm/libpam-runtime/pam-auth-update.8.en.html"/>
/// </summary>
internal sealed class PamCommand : IScriptCommand
{
    private const string Profiles = "usr/share/pam-configs";

    public IReadOnlyList<string> Names { get; } = ["pam-auth-update"];

    public int Run(CommandCall call)
    {
        if (call.Context.FindProgram(call.Name) is null)
        {
            return 127;
        }

        if (call.Arguments is not (["--package"] or ["--root", "", "--package"]))
        {
            throw call.Unknown();
        }

        var names = call.Tree.Files.Names(Profiles).ToList();
        var seen = call.Tree.ReadText("var/lib/pam/seen");
        var isSame = names.TrueForAll(n => call.Tree.Original($"{Profiles}/{n}") is { } old && call.Tree.Files.Find($"{Profiles}/{n}") is { } now && call.Tree.ReadBytes(old).Span.SequenceEqual(call.Tree.ReadBytes(now).Span));
        var isKnown = seen is not null && names.All(seen.Split('\n').Contains);
        if (!isSame || !isKnown)
        {
            throw new UnknownCommandException("pam-auth-update with profiles that changed");
        }

        call.Did("pam-auth-update: no profile changed");
        return 0;
    }
}
