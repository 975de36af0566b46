using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Initializers;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>A kind of layer: it answers for its attribute, its shapes, its parameters and, through its plan, its code.</summary>
internal abstract class LayerKind
{
    /// <summary>The full name of its attribute.</summary>
    public abstract string AttributeName { get; }

    /// <summary>The attribute as it is written, without brackets.</summary>
    public string ShortName => AttributeName.Substring("StaticNet.".Length, AttributeName.Length - "StaticNet.".Length - "Attribute".Length);

    /// <summary>Whether it reads an image as a vector: nn.Flatten then stands before it.</summary>
    public virtual bool Flattens => false;

    /// <summary>Whether it reads nothing but sequences.</summary>
    public virtual bool WantsSequence => false;

    /// <summary>Whether it brings layers together that it names.</summary>
    public virtual bool IsJoin => false;

    /// <summary>Reads the attribute; what is wrong with its arguments is noted by the reader.</summary>
    public abstract LayerDeclaration Read(AttributeReader reader);

    /// <summary>How many modules of nn.Sequential do the same; the first one has its tensors.</summary>
    public virtual int Modules(LayerDeclaration layer) => layer.Activation.IsNone ? 1 : 2;

    /// <summary>The shape it makes of a sample. What does not fit is noted, and the answer is then the likeliest shape, so that the layers above can be checked too.</summary>
    public abstract Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems);

    /// <summary>How many parameters it has, padding not counted.</summary>
    public virtual long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 0;

    /// <summary>Whether an activation can be part of it.</summary>
    public virtual bool TakesActivation => false;

    /// <summary>How many floats they take, where padding may make that a multiple.</summary>
    public virtual long ParameterFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => ParameterCount(layer, inputs);

    /// <summary>How many floats of the state of a stream it remembers, padding included; enormous numbers may be said to be smaller, and still are.</summary>
    public virtual long StateFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 0;

    /// <summary>How many floats of a sample it keeps in training at most, padding included, beside its outputs.</summary>
    public virtual long KeptFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 0;

    /// <summary>Decides how it is stored and computed.</summary>
    public abstract LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory);

    /// <summary>The activation of an attribute that has arguments "activation", "Alpha" and "Slope".</summary>
    protected static ActivationChoice ReadActivation(AttributeReader reader)
    {
        ActivationKind kind = ActivationKinds.Get(reader.Member("activation", "Linear"));
        float alpha = reader.Number("Alpha", NumberRange.NotNegative, float.NaN);
        float slope = reader.Number("Slope", NumberRange.Positive, 1f);
        float number = kind.Argument switch
        {
            "Alpha" => float.IsNaN(alpha) ? kind.DefaultNumber : alpha,
            "Slope" => slope,
            _ => 0f,
        };
        return new ActivationChoice(kind.Name, number);
    }

    /// <summary>An initializer argument with its scale; Default follows the activation.</summary>
    protected static InitializerChoice ReadInitializer(AttributeReader reader, string argument, string scaleArgument, string fallback, ActivationChoice activation)
    {
        string member = reader.Member(argument, fallback);
        if (member == "Default")
        {
            member = ActivationKinds.Get(activation.Kind).DefaultInitializer;
        }

        InitializerKind kind = InitializerKinds.Get(member);
        NumberRange range = kind.MayBeNegative ? NumberRange.Finite : NumberRange.NotNegative;
        float scale = reader.Number(scaleArgument, range, kind.DefaultScale);
        return new InitializerChoice(member, float.IsNaN(kind.DefaultScale) || float.IsNaN(scale) ? 0f : scale);
    }
}
