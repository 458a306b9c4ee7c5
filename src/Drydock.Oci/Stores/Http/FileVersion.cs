using System.Globalization;
using System.Net.Http.Headers;

namespace Drydock.Oci.Stores.Http;

/// <summary>What a server calls one version of a file. <see href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8"/></summary>
/// <param name="Address">Where it came from: another server's names mean something else.</param>
/// <param name="Length">Bytes of the file here; 0 while it is being fetched.</param>
/// <param name="IsDateStrong">The date was old enough when it was told that no two versions can share it.</param>
internal sealed record FileVersion(Uri Address, EntityTagHeaderValue? Tag, DateTimeOffset? Modified, bool IsDateStrong, long Length)
{
    private const int MostBytes = 16 << 10;

    /// <summary>What the rest of exactly this version can be asked for with; null when it cannot.</summary>
    public RangeConditionHeaderValue? Condition =>
        Tag is { IsWeak: false } ? new RangeConditionHeaderValue(Tag)
        : Tag is null && Modified is { } day && IsDateStrong ? new RangeConditionHeaderValue(day)
        : null;

    public static FileVersion Of(Uri address, HttpResponseMessage response)
    {
        var modified = response.Content.Headers.LastModified;
        return new FileVersion(address, response.Headers.ETag, modified, response.Headers.Date - modified >= TimeSpan.FromMinutes(1), 0);
    }

    /// <summary>What was written of a file of this address; null when there is nothing, or nothing of use.</summary>
    public static FileVersion? Read(string path, Uri address)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(file.Length, MostBytes)];
            file.ReadExactly(bytes);
            return Parse(System.Text.Encoding.UTF8.GetString(bytes).Split('\n'), address);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string path)
    {
        using var file = new StreamWriter(path, append: false);
        file.Write(string.Create(CultureInfo.InvariantCulture, $"{Address}\n{Tag}\n{Modified:R}\n{(IsDateStrong ? 1 : 0)}\n{Length}\nend\n"));
    }

    private static FileVersion? Parse(string[] lines, Uri address)
    {
        // The last word shows that it was written to its end.
        if (lines is not [var where, var tag, var modified, var strong, var length, "end", ..] || where != address.ToString() || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
        {
            return null;
        }

        return new FileVersion(
            address,
            EntityTagHeaderValue.TryParse(tag, out var parsed) ? parsed : null,
            DateTimeOffset.TryParseExact(modified, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null,
            strong == "1",
            bytes);
    }
}
