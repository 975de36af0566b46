using StaticNet.Generator.Emission;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Planning;

/// <summary>One layer as prediction computes it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Form">How.</param>
/// <param name="Inputs">What it reads: where layers do nothing at prediction, what they read.</param>
internal sealed record PredictionStep(LayerPlan Layer, PredictionForm Form, IReadOnlyList<ValuePlan> Inputs);

/// <summary>
/// What is left of the layers when predicting: dropout is gone, batch normalisation is part of the layer before it where that is a product without
/// activation, and values that are no longer wanted leave their place to others.
/// </summary>
internal sealed class PredictionPlan
{
    private readonly Dictionary<int, int> offsets = [];
    private readonly Dictionary<int, int> scratch = [];

    private PredictionPlan(IReadOnlyList<PredictionStep> steps, IReadOnlyList<Folding> foldings, int parameterFloats, bool isMany)
    {
        Steps = steps;
        Foldings = foldings;
        ParameterFloats = parameterFloats;
        IsVectorsOnly = steps.All(step => step.Layer.Output.IsVector && step.Inputs.All(input => input.IsVector || input.IsPacked));
        var places = new BufferPlaces(Padding.Line);
        for (int i = 0; i < steps.Count; i++)
        {
            ValuePlan output = steps[i].Layer.Output;
            int lastUse = i;
            for (int j = i + 1; j < steps.Count; j++)
            {
                lastUse = steps[j].Inputs.Contains(output) ? j : lastUse;
            }

            // What is the last step of one stream waits for those of the others.
            bool isKept = steps[i].Layer is LastStepPlan;
            int floats = !isMany ? steps[i].Layer.PredictionFloats(steps[i].Form) : output.IsVector ? output.RowStride : output.TrainingStride;
            offsets[output.Id] = places.Take(floats, isKept ? 0 : i, i == steps.Count - 1 ? i : lastUse);
            scratch[steps[i].Layer.Index] = places.Take(isMany ? steps[i].Layer.ManyScratch : steps[i].Layer.PredictionScratch(steps[i].Form), i, i);
        }

        RowFloats = places.Length;
    }

    public IReadOnlyList<PredictionStep> Steps { get; }

    public PredictionStep Last => Steps[Steps.Count - 1];

    /// <summary>Those that every step of a sequence goes through, also where only the last step goes further.</summary>
    public IEnumerable<PredictionStep> EachStep => Steps.Where(step => step.Layer.Output.IsSequence);

    /// <summary>What must be computed anew when parameters or statistics have changed; nothing without batch normalisation.</summary>
    public IReadOnlyList<Folding> Foldings { get; }

    /// <summary>Floats of the parameters prepared for prediction: those of the network, and what folding adds.</summary>
    public int ParameterFloats { get; }

    public bool IsFolded => Foldings.Count > 0;

    /// <summary>Whether no image occurs, so that many samples go through each layer at once.</summary>
    public bool IsVectorsOnly { get; }

    /// <summary>Floats of all values of one sample.</summary>
    public int RowFloats { get; }

    /// <summary>Where a value lies among them.</summary>
    public int Offset(ValuePlan value) => offsets[value.Id];

    /// <summary>Where the scratch of a layer lies among them.</summary>
    public int ScratchOffset(LayerPlan layer) => scratch[layer.Index];

    /// <summary>The steps whose methods are to be written: the first of each name.</summary>
    public IEnumerable<PredictionStep> Methods => Steps.GroupBy(step => step.Form.Name).Select(steps => steps.First());

    /// <summary>The plan for one sample, or for many at once. Both read the same prepared parameters.</summary>
    public static PredictionPlan Make(IReadOnlyList<LayerPlan> layers, int parameterFloats, bool isMany)
    {
        var forms = layers.Select(layer => layer.OwnForm).ToArray();
        var present = layers.ToDictionary(layer => layer.Output.Id, layer => layer.Output);
        var foldings = new List<Folding>();
        var extra = new ParameterAllocator(parameterFloats);
        var gone = new HashSet<int>();
        foreach (LayerPlan layer in layers)
        {
            // An Enter that nobody needs: all read what the user gave.
            bool isSkipped = layer is EnterPlan && !(isMany && layer.HasManyForm) && layers.Where(reader => reader.Inputs.Contains(layer.Output)).All(reader => reader.ReadsPacked);
            if (isSkipped || (isMany ? layer.IsNothingForMany : layer.IsNothingAtPrediction))
            {
                gone.Add(layer.Index);
                present[layer.Output.Id] = Resolve(layer.Input);
            }
            else if (layer is BatchNormPlan norm)
            {
                LayerPlan? before = Foldable(norm);
                var folding = Folding.Plan(norm, before as IFoldsNormalization, extra);
                foldings.Add(folding);
                if (before is not null)
                {
                    gone.Add(layer.Index);
                    forms[before.Index] = forms[before.Index] with { Name = $"Predict{before.Index}", Activation = norm.Activation, BiasOffset = folding.BiasOffset };
                    // The layer before, or what brings its outputs into rows.
                    present[norm.Output.Id] = Resolve(norm.Input);
                }
                else
                {
                    forms[norm.Index] = forms[norm.Index] with { BiasOffset = folding.ShiftOffset, ScaleOffset = folding.ScaleOffset };
                }
            }
        }

        if (!isMany)
        {
            new ColumnChoice(layers, forms, present, gone).Apply();
        }

        List<PredictionStep> steps = [.. layers.Where(layer => !gone.Contains(layer.Index)).Select(layer => Step(layer))];
        ShareMethods(steps, isMany);
        return new PredictionPlan(steps, foldings, extra.Length, isMany);

        ValuePlan Resolve(ValuePlan value) => present.TryGetValue(value.Id, out ValuePlan? other) ? other : value;

        PredictionStep Step(LayerPlan layer)
        {
            IReadOnlyList<ValuePlan> inputs = [.. layer.Inputs.Select(Resolve)];
            PredictionForm form = forms[layer.Index] with { IsInputPacked = inputs[0].IsPacked };
            bool isInLanes = isMany && layer.HasManyForm;
            bool isOwn = (isInLanes || layer.PredictsAsItTrains) && form with { Name = layer.OwnForm.Name } == layer.OwnForm;
            return new PredictionStep(layer, isOwn ? layer.OwnForm : form with { Name = $"{(isInLanes ? "PredictMany" : "Predict")}{layer.Index}" }, inputs);
        }

        // The layer before, through whatever does nothing, if it is a product of which only this one reads.
        LayerPlan? Foldable(BatchNormPlan norm)
        {
            ValuePlan value = norm.Input;
            while (layers.Count(reader => reader.Inputs.Contains(value)) == 1)
            {
                LayerPlan? maker = layers.FirstOrDefault(layer => layer.Output == value);
                if (maker is IFoldsNormalization && maker.Activation.IsNone)
                {
                    return maker;
                }

                if (maker is null || !maker.IsNothingAtPrediction)
                {
                    return null;
                }

                value = maker.Input;
            }

            return null;
        }
    }

    // Steps that differ only in where their parameters lie take the name of the first of them.
    private static void ShareMethods(List<PredictionStep> steps, bool isMany)
    {
        var names = new Dictionary<(Type, string, bool), string>();
        for (int i = 0; i < steps.Count; i++)
        {
            PredictionStep step = steps[i];
            if (step.Layer.PredictionKey(step.Form) is not { } key)
            {
                continue;
            }

            (Type, string, bool) methods = (step.Layer.GetType(), key, isMany && step.Layer.HasManyForm);
            if (names.TryGetValue(methods, out string? name))
            {
                steps[i] = step with { Form = step.Form with { Name = name } };
            }
            else
            {
                names.Add(methods, step.Form.Name);
            }
        }
    }
}
