using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>A file of weights, held against the network that it is for, and its values laid out as the network's are.</summary>
internal static class FileFit
{
    // So many names say what is wrong; more hide it.
    private const int MostNames = 8;

    /// <summary>Everything in which they do not fit.</summary>
    public static IReadOnlyList<Problem> Check(NetworkPlan network, BakedFile file)
    {
        string type = network.Declaration.Class.Type.Name;
        if (network.ParameterFloats > BakedValues.MostParameters)
        {
            return [Problem.At(default, WeightsDescriptors.TooManyToBake, type, Invariant.Text(network.ParameterFloats), Invariant.Text(BakedValues.MostParameters))];
        }

        var names = new TensorNames(network, file.Names);
        if (names.Problems.Count > 0)
        {
            return names.Problems;
        }

        Dictionary<string, BakedTensor> there = ByName(file);
        var wanted = new HashSet<string>(names.All.Select(tensor => tensor.Name));
        string[] missing = [.. names.All.Where(tensor => !there.ContainsKey(tensor.Name)).Select(tensor => Described(tensor.Name, tensor.Tensor))];
        string[] unused = [.. file.Tensors.Where(tensor => !wanted.Contains(tensor.Name) && !(tensor.CountedNorm is { } norm && wanted.Contains($"{norm}.running_mean"))).Select(tensor => $"'{tensor.Name}' {tensor}")];
        if (missing.Length > 0 || unused.Length > 0)
        {
            string left = missing.Length > 0 ? $"{type} wants {Listed(missing)}, which '{file.File}' has not" : string.Empty;
            string over = unused.Length > 0 ? $"'{file.File}' has {Listed(unused)}, which {type} has not" : string.Empty;
            return [Problem.At(default, WeightsDescriptors.TensorsDiffer, left + (left.Length > 0 && over.Length > 0 ? "; " : string.Empty) + over)];
        }

        return
        [
            .. names.All.Where(tensor => there[tensor.Name] is var found && (found.Type is not null || !found.HasShape(tensor.Tensor.Shape)))
                .Select(tensor => Problem.At(
                    default,
                    WeightsDescriptors.TensorDoesNotFit,
                    tensor.Name,
                    there[tensor.Name].ToString(),
                    file.File,
                    type,
                    Shape(tensor.Tensor) + (there[tensor.Name].Type is null ? string.Empty : " of F32, F64, F16 or BF16")))
                .Take(MostNames),
        ];
    }

    /// <summary>The values of a file that fits, laid out as those of the network are.</summary>
    public static BakedValues Place(NetworkPlan network, BakedFile file)
    {
        var parameters = new float[network.ParameterFloats];
        var statistics = new float[network.StatisticFloats];
        Dictionary<string, BakedTensor> there = ByName(file);
        foreach ((string name, TensorPlan tensor) in new TensorNames(network, file.Names).All)
        {
            TensorPlacement.Copy(there[name].Bits, tensor, tensor.Role == TensorRole.Statistic ? statistics : parameters);
        }

        return new BakedValues(parameters, statistics);
    }

    public static string Listed(IReadOnlyList<string> items) =>
        string.Join(", ", items.Take(MostNames)) + (items.Count > MostNames ? $" and {Invariant.Text(items.Count - MostNames)} more" : string.Empty);

    private static Dictionary<string, BakedTensor> ByName(BakedFile file)
    {
        // Names that differ only in what no text can carry become one; the network has neither.
        var there = new Dictionary<string, BakedTensor>();
        foreach (BakedTensor tensor in file.Tensors)
        {
            there[tensor.Name] = tensor;
        }

        return there;
    }

    private static string Described(string name, TensorPlan tensor) => $"'{name}' {Shape(tensor)}";

    private static string Shape(TensorPlan tensor) => $"[{string.Join(", ", tensor.Shape)}]";
}
