using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Tests.Running;

/// <summary>
/// Compares what was generated with files beside the tests, by the conventions of Verify.SourceGenerators, so that the switch
/// to it is a package reference and its <c>Verify(driver)</c> in place of <see cref="Matches"/>:
/// <c>Snapshots/Class.Test.verified.txt</c> holds the diagnostics (no file: there are none), and
/// <c>Snapshots/Class.Test#Hint.verified.cs</c> each generated file, its hint name in a comment on top. Where they differ, a
/// <c>.received.</c> file is written beside, to be compared and renamed. With the environment variable
/// STATICNET_ACCEPT_SNAPSHOTS=1 whatever was generated becomes what is verified; look at the difference before committing it.
/// </summary>
internal static class Snapshot
{
    public static void Matches(GeneratorRun run, object test, [CallerMemberName] string method = "") =>
        Matches(run.Files, string.Concat(AnalyzerRun.Of(run.Output).Select(diagnostic => $"{diagnostic}\n")), test, method);

    /// <summary>The same of files without diagnostics.</summary>
    public static void Matches(IReadOnlyDictionary<string, string> files, object test, [CallerMemberName] string method = "") => Matches(files, string.Empty, test, method);

    private static void Matches(IReadOnlyDictionary<string, string> files, string diagnostics, object test, string method)
    {
        string root = typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Snapshots.Path").Value!;
        string folder = Path.Combine(root, "Snapshots");
        string prefix = $"{test.GetType().Name}.{method}";
        var received = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (diagnostics.Length > 0)
        {
            received.Add($"{prefix}.verified.txt", diagnostics);
        }

        foreach ((string hintName, string text) in files)
        {
            received.Add($"{prefix}#{Path.GetFileNameWithoutExtension(hintName)}.verified.cs", $"//HintName: {hintName}\n{text}");
        }

        Compare(folder, prefix, received);
    }

    private static void Compare(string folder, string prefix, SortedDictionary<string, string> received)
    {
        bool isAccepting = Environment.GetEnvironmentVariable("STATICNET_ACCEPT_SNAPSHOTS") == "1";
        Directory.CreateDirectory(folder);
        string[] verified = [.. Directory.GetFiles(folder, "*.verified.*").Select(path => Path.GetFileName(path)).Where(name => name.StartsWith(prefix + ".", StringComparison.Ordinal) || name.StartsWith(prefix + "#", StringComparison.Ordinal))];
        foreach (string path in Directory.GetFiles(folder, $"{prefix}*.received.*"))
        {
            File.Delete(path);
        }

        var different = new List<string>();
        foreach (string name in verified.Union(received.Keys).Order(StringComparer.Ordinal))
        {
            string path = Path.Combine(folder, name);
            string? expected = File.Exists(path) ? File.ReadAllText(path) : null;
            string? actual = received.GetValueOrDefault(name);
            if (expected == actual)
            {
                continue;
            }

            if (isAccepting)
            {
                Write(path, actual);
            }
            else
            {
                different.Add(actual is null ? $"{name} is no longer generated." : $"{name} differs: see the .received. file beside it.");
                Write(path.Replace(".verified.", ".received."), actual);
            }
        }

        Assert.True(different.Count == 0, string.Join("\n", different));
    }

    private static void Write(string path, string? text)
    {
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }
}
