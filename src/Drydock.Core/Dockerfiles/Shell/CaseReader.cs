using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads <c>case … esac</c>.</summary>
internal sealed class CaseReader(ShellCursor cursor, CommandReader commands)
{
    private static readonly string[] Terminators = [";;&", ";;", ";&"];

    public CaseCommand Read()
    {
        var start = cursor.Position;
        cursor.Position += 4;
        cursor.SkipBlanks();
        var subject = commands.Words.Read(WordMode.Plain);
        cursor.SkipLines();
        var items = ImmutableArray.CreateBuilder<CaseItem>();
        if (Closers.Take(cursor, "in", start, start + 4, "case"))
        {
            cursor.SkipLines();
            while (!cursor.IsAtEnd && Keywords.At(cursor) != "esac")
            {
                var from = cursor.Position;
                items.Add(Item());
                cursor.SkipLines();
                if (cursor.Position == from || items[^1].Terminator.Length == 0)
                {
                    break;
                }
            }
        }

        Closers.Take(cursor, "esac", start, start + 4, "case");
        return new CaseCommand(cursor.From(start), subject, items.ToImmutable());
    }

    private CaseItem Item()
    {
        var start = cursor.Position;
        cursor.Take("(");
        var patterns = ImmutableArray.CreateBuilder<ShellWord>();
        do
        {
            cursor.SkipBlanks();
            var pattern = commands.Words.Read(WordMode.Plain);
            if (pattern.Span.IsEmpty)
            {
                break;
            }

            patterns.Add(pattern);
            cursor.SkipBlanks();
        }
        while (cursor.Take("|"));

        if (!cursor.Take(")"))
        {
            Closers.Take(cursor, ")", start, start + 1, "case");
            return new CaseItem(cursor.From(start), patterns.ToImmutable(), new CommandList(cursor.From(cursor.Position), []), "");
        }

        var body = commands.List();
        var terminator = Terminators.FirstOrDefault(cursor.Take) ?? "";
        if (terminator.Length > 0 && terminator != ";;" && cursor.Dialect == ShellDialect.Posix)
        {
            cursor.Problem(cursor.Position - 1, cursor.Position, "Syntax error: \"&\" unexpected", "Falling through is of bash.");
        }

        return new CaseItem(cursor.From(start), patterns.ToImmutable(), body, terminator);
    }
}
