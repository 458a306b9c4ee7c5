using System.Globalization;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// <c>adduser --system</c>, <c>addgroup --system</c> and their kin. Those that are there already, as after every upgrade, stay as they are.
/// <see href="https://manpages.debian.org/bookworm/adduser/adduser.8.en.html"/>
/// </summary>
internal sealed class AccountCommands : IScriptCommand
{
    private static readonly string[] WithValue = ["--home", "--shell", "--gecos", "--comment", "--ingroup", "--gid", "--uid", "-g", "-u", "-d", "-s", "-c"];
    private static readonly string[] Plain = ["--system", "--group", "--quiet", "--no-create-home", "--disabled-password", "--disabled-login", "--force-badname", "--allow-bad-names", "--allow-badname", "-M", "-r", "--no-log-init"];

    private static readonly string[] OfBusyboxWithValue = ["-g", "-G", "-h", "-s", "-u", "-k"];

    public IReadOnlyList<string> Names { get; } = ["adduser", "addgroup", "useradd", "groupadd"];

    public int Run(CommandCall call)
    {
        if (call.Context.FindProgram(call.Name) is not { } program)
        {
            return 127;
        }

        if (call.Tree.Files.Resolve(program) == call.Tree.Files.Resolve("bin/busybox"))
        {
            return RunBusybox(call);
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var operands = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var word = call.Arguments[i];
            if (!word.StartsWith('-'))
            {
                operands.Add(word);
            }
            else if (Plain.Contains(word) && (word != "-r" || call.Name is "useradd" or "groupadd"))
            {
                options[word] = "";
            }
            else
            {
                options[word] = WithValue.Contains(word) && i + 1 < call.Arguments.Length ? call.Arguments[++i] : throw call.Unknown();
            }
        }

        var accounts = call.Tree.ReadAccounts();
        return operands switch
        {
            [var group] when call.Name is "addgroup" or "groupadd" => AddGroup(call, accounts, group, options.GetValueOrDefault("--gid") ?? options.GetValueOrDefault("-g")),
            [var user] when options.ContainsKey("--system") || call.Name == "useradd" => AddUser(call, accounts, user, options),
            _ => throw call.Unknown(),
        };
    }

    /// <summary>Those of busybox have options of their own, and fail when the account is there, as it is after every upgrade.</summary>
    private static int RunBusybox(CommandCall call)
    {
        var operands = call.Arguments.Where((a, i) => !a.StartsWith('-') && (i == 0 || !OfBusyboxWithValue.Contains(call.Arguments[i - 1]))).ToList();
        var accounts = call.Tree.ReadAccounts();
        return operands is [var name] && (call.Name.EndsWith("group", StringComparison.Ordinal) ? accounts.Gid(name) : accounts.Uid(name)) is not null ? 1 : throw call.Unknown();
    }

    private static int AddGroup(CommandCall call, Accounts accounts, string name, string? asked)
    {
        if (accounts.Gid(name) is { } there)
        {
            return asked is null || asked == there.ToString(CultureInfo.InvariantCulture) ? call.Name == "addgroup" ? 0 : 9 : throw call.Unknown();
        }

        var gid = asked is null ? Free(call, "etc/group", "etc/passwd") : int.Parse(asked, NumberStyles.None, CultureInfo.InvariantCulture);
        Append(call, "etc/group", $"{name}:x:{gid}:");
        Append(call, "etc/gshadow", $"{name}:!::");
        call.Did($"group {name}");
        return 0;
    }

    private static int AddUser(CommandCall call, Accounts accounts, string name, Dictionary<string, string> options)
    {
        if (accounts.Uid(name) is not null)
        {
            return call.Name == "adduser" ? 0 : 9;
        }

        if (call.Name != "adduser" || options.ContainsKey("--uid"))
        {
            throw call.Unknown();
        }

        var uid = Free(call, "etc/passwd", "etc/group");
        var gid = 65534;
        if (options.TryGetValue("--ingroup", out var group))
        {
            gid = accounts.Gid(group) ?? throw call.Unknown();
        }
        else if (options.ContainsKey("--group"))
        {
            AddGroup(call, accounts, name, uid.ToString(CultureInfo.InvariantCulture));
            gid = uid;
        }

        var home = options.GetValueOrDefault("--home", "/nonexistent");
        if (!options.ContainsKey("--no-create-home") && home != "/nonexistent" && call.Tree.Files.Follow(DpkgText.ToPath(home)) is null)
        {
            call.Tree.Put(DpkgText.ToPath(home), Drydock.Oci.Editing.TreeNode.Folder(0b111_101_101, uid, gid, call.Tree.Time));
        }

        Append(call, "etc/passwd", $"{name}:x:{uid}:{gid}:{options.GetValueOrDefault("--gecos", options.GetValueOrDefault("--comment", ""))}:{home}:{options.GetValueOrDefault("--shell", "/usr/sbin/nologin")}");
        Append(call, "etc/shadow", $"{name}:!:{call.Tree.Time / 86400}::::::");
        call.Did($"user {name}");
        return 0;
    }

    /// <summary>The first number of the range for systems, 100 to 999, that is no user's and no group's.</summary>
    private static int Free(CommandCall call, params string[] files)
    {
        var used = files.SelectMany(f => DpkgText.Lines(call.Tree.ReadText(f) ?? "")).Select(l => l.Split(':').ElementAtOrDefault(2)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(100, 900).FirstOrDefault(n => !used.Contains(n.ToString(CultureInfo.InvariantCulture))) is var free and > 0 ? free : throw call.Unknown();
    }

    private static void Append(CommandCall call, string path, string line)
    {
        if (call.Tree.ReadText(path) is { } text)
        {
            call.Tree.WriteText(path + "-", text, call.Tree.Files.Follow(path)!.Mode);
            call.Tree.WriteText(path, text + (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + line + "\n");
        }
    }
}
