using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace StaticNet.Benchmarks.Generation;

/// <summary>What the generator costs in projects of several sizes: a first run, and the run after an edit of a file that has no network.</summary>
public class GeneratorRuns
{
    private GeneratorProject project = null!;

    /// <summary>The number of networks of the project.</summary>
    [Params(1, 10, 100)]
    public int Networks { get; set; }

    /// <summary>Builds the project and runs the generator once.</summary>
    [GlobalSetup]
    public void Setup() => project = new GeneratorProject(Networks);

    /// <summary>Makes the edit for the next run.</summary>
    [IterationSetup(Target = nameof(UnrelatedEdit))]
    public void Edit() => project.Edit();

    /// <summary>All networks are read, planned and written.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => project.RunCold();

    /// <summary>Nothing has changed for any network.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => project.RunAgain();
}
