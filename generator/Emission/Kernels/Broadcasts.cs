namespace StaticNet.Generator.Emission.Kernels;

/// <summary>One number in all lanes, for rows whose pieces differ in width.</summary>
internal static class Broadcasts
{
    /// <summary>The lower part of a broadcast as a narrower vector; it costs nothing.</summary>
    public static string Narrow(string broadcast, Lanes from, Lanes to)
    {
        for (; from.Count > to.Count; from = from.Narrower)
        {
            broadcast += ".GetLower()";
        }

        return broadcast;
    }
}
