namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for records and init, and netstandard2.0 lacks.</summary>
internal static class IsExternalInit;
