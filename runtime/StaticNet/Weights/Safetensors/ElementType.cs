namespace StaticNet;

/// <summary>What the values of a tensor in a safetensors file are, by the format's own names.</summary>
internal enum ElementType
{
    F32,
    F64,
    F16,
    BF16,
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    BOOL,
    F8_E5M2,
    F8_E4M3,
}

/// <summary>What is known of element types.</summary>
internal static class ElementTypes
{
    /// <summary>The type of this name; false where the format has no such type.</summary>
    public static bool TryParse(string name, out ElementType type)
    {
        // Enum.TryParse takes numbers too.
        type = default;
        return name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && Enum.TryParse(name, out type) && type.ToString() == name;
    }

    /// <summary>The bytes of one value.</summary>
    public static int Size(ElementType type) => type switch
    {
        ElementType.F64 or ElementType.I64 or ElementType.U64 => 8,
        ElementType.F32 or ElementType.I32 or ElementType.U32 => 4,
        ElementType.F16 or ElementType.BF16 or ElementType.I16 or ElementType.U16 => 2,
        _ => 1,
    };

    /// <summary>Whether weights may be of this type.</summary>
    public static bool IsFloating(ElementType type) => type is ElementType.F32 or ElementType.F64 or ElementType.F16 or ElementType.BF16;

    /// <summary>Whether it is of whole numbers.</summary>
    public static bool IsInteger(ElementType type) =>
        type is ElementType.I8 or ElementType.U8 or ElementType.I16 or ElementType.U16 or ElementType.I32 or ElementType.U32 or ElementType.I64 or ElementType.U64;
}
