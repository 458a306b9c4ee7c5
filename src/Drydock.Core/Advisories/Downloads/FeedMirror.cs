using System.Net.Http.Headers;
using System.Text;
using Drydock.Core.Advisories.Feeds;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Downloads;

/// <summary>A web server of one's own that has the feeds in the places where they lie in a folder of feeds.</summary>
internal sealed class FeedMirror
{
    private readonly Uri root;

    private FeedMirror(Uri root, AuthenticationHeaderValue? authorization)
    {
        this.root = root;
        Authorization = authorization;
    }

    /// <summary>Made of the user and password in the address; null when there are none.</summary>
    public AuthenticationHeaderValue? Authorization { get; }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static FeedMirror Parse(string text)
    {
        // The text may hold a password: the message does without it.
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) || uri.Query.Length + uri.Fragment.Length > 0)
        {
            throw new DrydockException(ErrorCodes.BadArgument, "Reading the address of the mirror failed: it is no http or https address without a query.", "Write it as https://mirror.example/feeds.");
        }

        var login = Uri.UnescapeDataString(uri.UserInfo);
        return new FeedMirror(
            new UriBuilder(uri) { UserName = "", Password = "" }.Uri,
            login.Length == 0 ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login))));
    }

    public Uri AddressOf(FeedDownload download) => new(root, string.Join('/', download.SaveAs.Split('/').Select(Uri.EscapeDataString)));
}
