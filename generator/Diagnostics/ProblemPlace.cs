using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Diagnostics;

/// <summary>Where a problem stands, by value: counted, so that it is found again in the same class without a symbol being kept.</summary>
/// <param name="Attribute">The attribute at fault; null: the class, or a member of it.</param>
/// <param name="Argument">The argument of the attribute at fault, or several names of it with '/' between, of which the first that was given counts; null: all of it.</param>
/// <param name="Element">Which element of that argument, where it has several.</param>
/// <param name="Outer">How many types outward of the class the one at fault is.</param>
/// <param name="Member">The member of the class at fault, counted among all of them; null: the class.</param>
internal readonly record struct ProblemPlace(AttributeSource? Attribute, string? Argument = null, int Element = 0, int Outer = 0, int? Member = null);
