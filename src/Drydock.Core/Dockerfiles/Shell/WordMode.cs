namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Where a word stands, which says what ends it and which signs mean something in it.</summary>
internal enum WordMode
{
    /// <summary>A word of a command.</summary>
    Plain,

    /// <summary>Behind the sign of an assignment: braces and patterns are not expanded.</summary>
    Assigned,

    /// <summary>Between double quotes.</summary>
    Double,

    /// <summary>The lines of a here-document.</summary>
    Heredoc,

    /// <summary>Behind the operator of an expansion, up to its brace.</summary>
    Argument,

    /// <summary>The same, up to the slash before a replacement.</summary>
    Pattern,

    /// <summary>As <see cref="Argument"/>, between double quotes: a single quote means nothing there.</summary>
    DoubleArgument,

    /// <summary>Between the parentheses of arithmetic.</summary>
    Arithmetic,

    /// <summary>Between the brackets of an array's index.</summary>
    Index,

    /// <summary>Behind <c>=~</c>.</summary>
    Regex,
}
