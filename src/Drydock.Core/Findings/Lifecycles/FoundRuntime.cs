namespace Drydock.Core.Findings.Lifecycles;

/// <summary>A runtime of a language that is in an image.</summary>
/// <param name="Runtime">Its id in the table of days.</param>
/// <param name="Title">For people.</param>
/// <param name="Place">The file that says so.</param>
/// <param name="Layer">Index of that file's layer.</param>
internal sealed record FoundRuntime(string Runtime, string Title, string Version, string Place, int Layer);
