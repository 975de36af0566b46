namespace StaticNet.Benchmarks;

/// <summary>What a layer with weights costs one sample, or one step of a sequence, whatever computes it.</summary>
/// <param name="MultiplyAdds">The multiply-adds of its products.</param>
/// <param name="Bytes">The bytes of its parameters in memory, padding included.</param>
/// <param name="Depth">The dependent operations from its inputs to its outputs, activation included.</param>
/// <param name="LoopDepth">Of a recurrent layer, the dependent operations from one state to the next; of others 0.</param>
internal sealed record LayerCost(long MultiplyAdds, int Bytes, int Depth, int LoopDepth);
