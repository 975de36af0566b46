namespace StaticNet;

/// <summary>The mean of each channel: an image or a signal becomes a vector of its channels (Lin, Chen, Yan, 2013).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute;
