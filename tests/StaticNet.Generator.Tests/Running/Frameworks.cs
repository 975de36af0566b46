using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Tests.Running;

/// <summary>What the package's frameworks consist of, as compilations see it: reference assemblies and StaticNet. The build says where they are.</summary>
internal static class Frameworks
{
    public const string Net9 = "net9.0";
    public const string Net10 = "net10.0";

    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> References = new();

    public static ImmutableArray<MetadataReference> Get(string framework) => References.GetOrAdd(framework, Read);

    private static ImmutableArray<MetadataReference> Read(string framework) =>
    [
        .. Directory.GetFiles(Find("References.Path", framework), "*.dll").Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(Find("StaticNet.Path", framework)),
    ];

    private static string Find(string key, string framework) =>
        typeof(Frameworks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key && metadata.Value!.Split('/', '\\').Contains(framework))
            .Value!;
}
