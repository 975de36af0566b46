using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generator.Tests.Running;

/// <summary>A source text in which expected diagnostics are marked where they stand: <c>[Dense({|SN0003:0|})]</c>.</summary>
internal sealed partial class MarkedSource
{
    private MarkedSource(string text, IReadOnlyList<(string Id, TextSpan Span)> expected)
    {
        Text = text;
        Expected = expected;
    }

    public string Text { get; }

    public IReadOnlyList<(string Id, TextSpan Span)> Expected { get; }

    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<(string Id, TextSpan Span)>();
        for (int i = 0; i < marked.Length;)
        {
            Match match = Opening().Match(marked, i);
            if (match.Success && match.Index == i)
            {
                open.Push((match.Groups[1].Value, text.Length));
                i += match.Length;
            }
            else if (open.Count > 0 && marked.AsSpan(i).StartsWith("|}"))
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
                i += 2;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        return new MarkedSource(text.ToString(), [.. expected.OrderBy(item => item.Span.Start).ThenBy(item => item.Id, StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"\{\|(SN\d{4}):")]
    private static partial Regex Opening();
}
