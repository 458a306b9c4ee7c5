using System.Security.Cryptography;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>md5sum</c> and <c>sha256sum</c>, with which scripts tell what users changed.</summary>
internal sealed class SumCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["md5sum", "sha256sum"];

    public int Run(CommandCall call)
    {
        var (_, files) = call.Parse();
        var status = 0;
        foreach (var file in files.Count == 0 ? ["-"] : files)
        {
            var failed = 0;
            var bytes = DpkgText.Bytes(CatCommands.Text(call, [file], ref failed));
            if (failed == 0)
            {
                call.Print($"{(call.Name == "md5sum" ? DebInstaller.Md5(bytes) : Convert.ToHexStringLower(SHA256.HashData(bytes)))}  {file}\n");
            }

            status |= failed;
        }

        return status;
    }
}
