// Generated networks beside the generic implementation of the same declarations.
//
//   dotnet run -c Release --project benchmarks -- quick                       every workload and what bounds it, in less than two minutes
//   dotnet run -c Release --project benchmarks -- quick I4 T3                 some of them
//   dotnet run -c Release --project benchmarks -- quick odd                   other shapes
//   dotnet run -c Release --project benchmarks -- tail                        the slowest of ten million calls
//   dotnet run -c Release --project benchmarks -- cold                        the first prediction of a process
//   dotnet run -c Release --project benchmarks -- --filter '*'                BenchmarkDotNet: everything
//   dotnet run -c Release --project benchmarks -- --filter '*' --job short    the same in less time, less exactly
//   dotnet run -c Release --project benchmarks -- --filter '*Inference*I1*'   some of it
//   dotnet run -c Release --project benchmarks -- generator                   what the generator costs, in a few seconds
//
// All other arguments of BenchmarkDotNet work too, among them -i (in this process, without building another) and --list flat.

using StaticNet.Benchmarks;
using StaticNet.Benchmarks.Generation;

if (args is ["generator"])
{
    GenerationReport.Run();
    return;
}

return args switch
{
    ["quick", .. string[] rest] => QuickMode.Run(rest),
    ["tail", .. string[] rest] => TailMode.Run(rest),
    ["cold", .. string[] rest] => ColdMode.Run(rest),
    [ColdMode.ChildCommand, string network] => ColdMode.RunChild(network),
    _ => Suite.Run(args),
};
