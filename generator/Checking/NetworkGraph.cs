using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Checking;

/// <summary>
/// Which values each layer reads. Value 0 is the input of the network, value i + 1 the output of layer i; names that mean nothing are left out.
/// </summary>
internal static class NetworkGraph
{
    /// <summary>What the input of the network is called where a layer is named; a layer of that name goes first.</summary>
    public const string InputName = "input";

    public static IReadOnlyList<IReadOnlyList<int>> Inputs(NetworkDeclaration network)
    {
        var inputs = new List<IReadOnlyList<int>>();
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            var values = new List<int> { layer.From is { } from ? Find(network, i, from) ?? i : i };
            values.AddRange(layer.OtherInputs.Select(name => Find(network, i, name)).Where(value => value is not null).Select(value => value!.Value));
            inputs.Add(values);
        }

        return inputs;
    }

    /// <summary>The value that a name means to a layer, or null: only layers above it have been computed.</summary>
    public static int? Find(NetworkDeclaration network, int layer, string name)
    {
        for (int i = 0; i < layer; i++)
        {
            if (network.Layers[i].Name == name)
            {
                return i + 1;
            }
        }

        return name == InputName ? 0 : null;
    }
}
