using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats;

/// <summary>Whether a fix is there, may come, or never will.</summary>
internal enum Fixability
{
    Fixable,
    Waiting,
    Never,
}
