namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Where a piece stands in the text that was parsed, so that what is in it can be parsed in turn with the way back to the file.</summary>
internal readonly record struct TextPlace(SplicedText? Text, int Start);
