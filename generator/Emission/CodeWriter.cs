using System.Text;

namespace StaticNet.Generator.Emission;

/// <summary>Writes C# with blocks and indentation; lines end in '\n' on every system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes the lines of a text (raw strings have several), each at the current depth.</summary>
    public void Line(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r');
            if (trimmed.Length > 0)
            {
                text.Append(' ', depth * 4).Append(trimmed);
            }

            text.Append('\n');
        }
    }

    public void Line() => text.Append('\n');

    /// <summary>Opens a block under a header; it closes when the result is disposed.</summary>
    public Block Open(string header, string close = "}")
    {
        Line(header);
        Line("{");
        depth++;
        return new Block(this, close);
    }

    /// <summary>Opens a block without a header, for the names in it.</summary>
    public Block OpenScope()
    {
        Line("{");
        depth++;
        return new Block(this, "}");
    }

    public override string ToString() => text.ToString();

    /// <summary>A string as C# writes it, whatever is in it.</summary>
    public static string Quoted(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    internal readonly struct Block(CodeWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line(close);
        }
    }
}
