namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>Programs that ask about the system. An image has none: it is a chroot, nothing runs, and the kernel will be one that its release supports.</summary>
internal sealed class SystemCommands : IScriptCommand
{
    /// <summary>Newer than what any supported release of glibc asks for.</summary>
    private const string Kernel = "6.1.0";

    public IReadOnlyList<string> Names { get; } = ["uname", "id", "date", "ischroot", "perl", "debconf-communicate", "locale", "runlevel", "who"];

    public int Run(CommandCall call)
    {
        switch (call.Name, call.Arguments)
        {
            case ("uname", [] or ["-s"]):
                call.Print("Linux\n");
                return 0;
            case ("uname", ["-r"]):
                call.Did("a kernel that the release supports");
                call.Print(Kernel + "\n");
                return 0;
            case ("id", ["-u"]):
                call.Print("0\n");
                return 0;
            case ("id", [var option, var user]) when option is "-u" or "-g" && call.Tree.ReadAccounts().Uid(user) is { } uid:
                call.Print(option == "-u" ? $"{uid}\n" : throw call.Unknown());
                return 0;
            case ("id", [var user]) when !user.StartsWith('-'):
                return call.Tree.ReadAccounts().Uid(user) is null ? 1 : 0;
            case ("date", _) when call.Arguments.All(a => a is "-d" or "-u" || !a.StartsWith('-')):
                // Scripts show it to people. There is no clock here.
                call.Print("\n");
                return 0;
            case ("ischroot", _):
                return 0;
            case ("perl", ["-e", ""]):
                return call.Context.FindProgram("perl") is null ? 127 : 0;
            case ("debconf-communicate", _):
                call.Input.ReadAll();
                call.Print("0 Noninteractive\n");
                return 0;
            case ("runlevel" or "who", _):
                return 0;
            default:
                throw call.Unknown();
        }
    }
}
