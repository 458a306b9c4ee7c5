using System.Globalization;

namespace Drydock.Core.Reports.Formats;

/// <summary>The date of a document that insists on one: without one of ours it is the image's, so that the same image gives the same bytes.</summary>
internal static class DocumentTime
{
    public static DateTimeOffset Of(Report report)
    {
        if (report.Created is { } created)
        {
            return created;
        }

        var images = report.Platforms.Select(p => DateTimeOffset.TryParse(p.Image?.Config.Created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch);
        return images.DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
    }
}
