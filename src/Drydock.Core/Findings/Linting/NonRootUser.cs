using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Makes a last stage end as a user who is not root.</summary>
internal static class NonRootUser
{
    /// <summary>Any number will do, and needs no entry in /etc/passwd; this one is used by many images for it.</summary>
    private const string Number = "65532:65532";

    /// <summary>Puts USER where nothing behind it needs rights: before the command that the image starts, or at the end.</summary>
    public static Fix FixOf(DockerfileSubject subject, Stage final)
    {
        var user = FromImage.Final(subject) is { } image ? OfImage(image) : Number;
        var own = subject.File.Instructions.Where(i => i.Stage == final.Index).ToList();
        var last = own.FindLastIndex(i => i.Keyword is "FROM" or "RUN" or "COPY" or "ADD" or "WORKDIR" or "USER");
        var command = own.Skip(last + 1).FirstOrDefault(i => i.Keyword is "CMD" or "ENTRYPOINT");
        var line = $"USER {user}";
        var edit = command is null ? LineEdits.After(subject.File, own[^1], line) : LineEdits.Before(subject.File, command, line);
        return new Fix("Run as a user who is not root", Applicability.Unsafe, [edit]);
    }

    /// <summary>The one that an image has for it, to whom its files belong. Sources: the Dockerfiles that the images' pages on Docker Hub and mcr.microsoft.com link.</summary>
    private static string OfImage(FromImage image)
    {
        var isAlpine = image.Name.Tag?.Contains("alpine", StringComparison.Ordinal) == true;
        return image.Family switch
        {
            "node" => "1000:1000",
            "postgres" => isAlpine ? "70:70" : "999:999",
            "php" => isAlpine ? "82:82" : "33:33",
            "nginx" => "101:101",
            "mcr.microsoft.com/dotnet/aspnet" or "mcr.microsoft.com/dotnet/runtime" or "mcr.microsoft.com/dotnet/runtime-deps" when image.Name.Tag is not ['3' or '5' or '6' or '7', '.', ..] => "$APP_UID",
            _ => Number,
        };
    }
}
