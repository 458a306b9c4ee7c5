namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>The way one package manager writes ranges and decides by them.</summary>
internal interface IRangeDialect
{
    /// <param name="problem">In plain words, and where; empty when there is none.</param>
    bool TryParse(IVersionScheme scheme, string text, out NativeRange range, out string problem);

    /// <summary>Whether the package manager would take the version; differs from pure order where it has rules beside its order.</summary>
    bool Allows(IVersionScheme scheme, NativeRange range, string version);
}
