using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Tests.Running;

/// <summary>
/// Walks the models between the named steps. Whatever of the compiler they held would keep whole compilations in memory and
/// never be equal to its successor.
/// </summary>
internal static class Models
{
    private static readonly string[] Named = [NetworkGenerator.DeclarationStep, NetworkGenerator.OptionsStep, NetworkGenerator.WeightsStep, NetworkGenerator.BakingStep];

    public static void AssertFreeOfTheCompiler(GeneratorRunResult result)
    {
        foreach (string step in Named.Where(result.TrackedSteps.ContainsKey))
        {
            foreach ((object model, _) in result.TrackedSteps[step].SelectMany(run => run.Outputs))
            {
                AssertFreeOfTheCompiler(model);
            }
        }
    }

    public static void AssertFreeOfTheCompiler(object model) => Walk(model, new HashSet<object>(ReferenceEqualityComparer.Instance), model.GetType().Name);

    private static void Walk(object? value, HashSet<object> seen, string path)
    {
        if (value is null || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or AttributeData or Diagnostic,
            $"{path} holds a {value.GetType()}.");
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or Delegate or DiagnosticDescriptor)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, seen, path + "[]");
            }
        }

        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), seen, $"{path}.{field.Name}");
            }
        }
    }
}
