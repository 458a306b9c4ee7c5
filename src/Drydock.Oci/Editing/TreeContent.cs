namespace Drydock.Oci.Editing;

/// <summary>Where the bytes of a file in a tree are: a closed union.</summary>
public abstract record TreeContent
{
    private protected TreeContent()
    {
    }
}
