namespace StaticNet.Data;

/// <summary>The element types of the IDX format, by their code in the third byte of a file.</summary>
internal enum IdxElementType : byte
{
    UnsignedByte = 0x08,
    SignedByte = 0x09,
    Short = 0x0B,
    Int = 0x0C,
    Float = 0x0D,
    Double = 0x0E,
}
