using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generator.Tests.Running;

/// <summary>An additional file of the compiler that is on no disk.</summary>
internal sealed class InMemoryText(string path, string text) : AdditionalText
{
    private readonly SourceText content = SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => content;
}
