namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>Programs that do something to what runs: processes, services, the kernel, the boot loader. In an image nothing runs, so they have nothing to do.</summary>
internal sealed class AbsentSystemCommands : IScriptCommand
{
    /// <summary>They find none: no process, no mount, no desktop.</summary>
    private static readonly string[] Finders = ["pidof", "pgrep", "pkill", "killall", "mountpoint", "selinuxenabled"];

    public IReadOnlyList<string> Names { get; } =
    [
        "systemctl", "invoke-rc.d", "deb-systemd-invoke", "service", "telinit", "start-stop-daemon", "udevadm", "update-initramfs", "update-grub", "modprobe", "sysctl", "kill", "initctl", "restorecon",
        "pidof", "pgrep", "pkill", "killall", "mountpoint", "selinuxenabled", "dbus-send",
    ];

    public int Run(CommandCall call)
    {
        if (Finders.Contains(call.Name))
        {
            return 1;
        }

        if (call.Context.FindProgram(call.Name) is null)
        {
            return 127;
        }

        call.Did($"{call.Name}: nothing runs in an image");
        return 0;
    }
}
