using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>How emitted code points at floats: by references, as plain as they can be.</summary>
internal static class References
{
    /// <summary>The float some floats after a reference: "x", or "Unsafe.Add(ref x, 3)".</summary>
    public static string Element(string reference, int offset) =>
        offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {Invariant.Text(offset)})";

    /// <summary>The float at an index that is a variable or a number, and some floats after it.</summary>
    public static string Element(string reference, string index, int offset = 0)
    {
        if (int.TryParse(index, out int number))
        {
            return Element(reference, number + offset);
        }

        return $"Unsafe.Add(ref {reference}, {(offset == 0 ? index : $"{index} + {Invariant.Text(offset)}")})";
    }

    /// <summary>A statement that declares a reference.</summary>
    public static string Declare(string name, string element) => $"ref float {name} = ref {element};";

    /// <summary>A statement that moves a reference.</summary>
    public static string Advance(string reference, int offset) => $"{reference} = ref Unsafe.Add(ref {reference}, {Invariant.Text(offset)});";
}
