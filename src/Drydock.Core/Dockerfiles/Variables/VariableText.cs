namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>Text with variables in it, read as BuildKit's shell lexer does. <see href="https://docs.docker.com/reference/dockerfile/#environment-replacement"/></summary>
public static class VariableText
{
    /// <summary>Puts the values in, and resolves quotes and escapes; null with the reason when the builder would refuse it.</summary>
    /// <param name="lookup">The value of a variable; null when it has none.</param>
    public static string? Expand(string text, Func<string, string?> lookup, out string error, char escape = '\\')
    {
        var lexed = VariableLexer.Lex(text, escape, new LexerOptions(), lookup);
        error = lexed.Error;
        return error.Length > 0 ? null : lexed.Text;
    }
}
