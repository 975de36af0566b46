using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// A layer with everything decided: where its parameters lie and which kernels compute it. It writes its own code: methods, once for each vector
/// width, and the calls of them, in which places are named by <see cref="TrainingPlaces"/>.
/// </summary>
internal abstract class LayerPlan(LayerPlace place)
{
    public LayerPlace Place { get; } = place;

    public int Index => Place.Index;

    public IReadOnlyList<ValuePlan> Inputs => Place.Inputs;

    /// <summary>The input, of a layer that has one.</summary>
    public ValuePlan Input => Place.Inputs[0];

    public ValuePlan Output => Place.Output;

    public ActivationChoice Activation => Place.Activation;

    public ActivationKind ActivationKind { get; } = ActivationKinds.Get(place.Activation.Kind);

    /// <summary>What its values have gone through in the end: its activation, or what a recurrent layer applies by itself.</summary>
    public virtual ActivationChoice Applied => Activation;

    public int OutputWidth => Output.Size;

    /// <summary>Floats from one row of its outputs, a vector, to the next.</summary>
    public int OutputStride => Output.RowStride;

    /// <summary>
    /// What its methods' names begin with. Layers that differ only in where their parameters lie share the methods of the first of them: deep networks
    /// repeat themselves, and the compilers need not.
    /// </summary>
    public string MethodName => $"Layer{(Twin ?? this).Index}";

    /// <summary>The first layer whose methods are those of this one, or null where that is this one.</summary>
    public LayerPlan? Twin { get; private set; }

    /// <summary>All that its methods in training depend on, so that layers of one kind with equal keys share them; null where none are shared.</summary>
    public virtual string? MethodKey => null;

    /// <summary>One line that says what it computes, with shapes.</summary>
    public abstract string Summary { get; }

    /// <summary>The kernels it uses, for people and tests.</summary>
    public abstract string Kernels { get; }

    /// <summary>What training changes.</summary>
    public virtual IEnumerable<TensorPlan> Tensors => [];

    /// <summary>What training observes and predictions use.</summary>
    public virtual IEnumerable<TensorPlan> Statistics => [];

    /// <summary>What a stream remembers from one step to the next.</summary>
    public virtual IEnumerable<TensorPlan> State => [];

    /// <summary>Floats of scratch of its own that keep their contents: transposed weights, statistics of a batch.</summary>
    public virtual int Scratch => 0;

    /// <summary>Floats for each sample that it keeps from its forward pass for its backward pass, beside its outputs: gates, and what they need.</summary>
    public virtual int Kept => 0;

    /// <summary>Floats that it needs while it predicts in a form, beside its outputs.</summary>
    public virtual int PredictionScratch(PredictionForm form) => 0;

    /// <summary>Floats of its outputs for one sample, or one step, while it predicts in a form.</summary>
    public virtual int PredictionFloats(PredictionForm form) => Output.RowStride;

    /// <summary>Floats for each sample that it needs while it predicts many.</summary>
    public virtual int ManyScratch => 0;

    /// <summary>Whether it can take a step of many streams at once.</summary>
    public virtual bool TakesManyStreams => true;

    /// <summary>Whether a batch must go through it as a whole, because its samples meet.</summary>
    public virtual bool SeesWholeBatch => false;

    /// <summary>Whether it does nothing when predicting.</summary>
    public virtual bool IsNothingAtPrediction => false;

    /// <summary>Whether it can read a sample, or a step, as the user gave it when predicting: an image channel by channel, a vector without padding.</summary>
    public virtual bool ReadsPacked => false;

    /// <summary>Whether it does nothing when many samples are predicted at once.</summary>
    public virtual bool IsNothingForMany => IsNothingAtPrediction;

    /// <summary>Whether it can read an image plane by plane with padded rows when predicting.</summary>
    public virtual bool ReadsPlanes => false;

    /// <summary>Whether prediction and training compute it with the same methods, given the same form.</summary>
    public virtual bool PredictsAsItTrains => false;

    /// <summary>
    /// Whether many samples are predicted by other methods than one: images have the samples in the lanes then, recurrent layers a product for all of them. Given the same form they are those of the
    /// forward pass in training.
    /// </summary>
    public virtual bool HasManyForm => false;

    /// <summary>Whether its input gradient is multiplied by the derivative of a cheap activation below while it is in registers.</summary>
    public virtual bool FusesDerivativeBelow => false;

    /// <summary>Whether <see cref="EmitInline"/> is there.</summary>
    public virtual bool IsInlinable => false;

    /// <summary>The element of memory at which <see cref="EmitInline"/> leaves the outputs, whole rows with zero padding, or null where they are only in registers.</summary>
    public virtual string? InlineMemory => null;

    /// <summary>The layer as prediction computes it unless something is folded into it.</summary>
    public virtual PredictionForm OwnForm => new(MethodName, Activation, null, Input.IsPacked);

    /// <summary>All that its methods of a form depend on when predicting, beside the name; null where none are shared.</summary>
    public virtual string? PredictionKey(PredictionForm form) => null;

    /// <summary>Finds layers that can share their methods.</summary>
    public static void FindTwins(IReadOnlyList<LayerPlan> layers)
    {
        var first = new Dictionary<(Type, string), LayerPlan>();
        foreach (LayerPlan layer in layers)
        {
            if (layer.MethodKey is not { } key)
            {
                continue;
            }

            if (first.TryGetValue((layer.GetType(), key), out LayerPlan? twin))
            {
                layer.Twin = twin;
            }
            else
            {
                first.Add((layer.GetType(), key), layer);
            }
        }
    }

    /// <summary>Floating-point operations of the forward pass for one sample: see <see cref="LayerCost"/>. One for each value unless a layer says otherwise.</summary>
    public virtual long ForwardFlops => Output.Shape.Size;

    /// <summary>Floating-point operations of the backward pass for one sample: as many as forward for the parameters, and for each input whose gradient is wanted.</summary>
    public virtual long BackwardFlops(int wantedInputs) => ForwardFlops * (wantedInputs + (Tensors.Any() ? 1 : 0));

    /// <summary>Whether <see cref="EmitInline"/> reads its inputs from memory, and not from registers.</summary>
    public virtual bool NeedsInlineMemory(Lanes lanes) => false;

    /// <summary>Multiplications of vectors that one sample costs at a vector width.</summary>
    public virtual int VectorProducts(Lanes lanes) => 0;

    /// <summary>Multiplications of vectors that one sample costs at a vector width, and those of a group of as many samples as there are lanes.</summary>
    public virtual (double One, double Group) PredictionProducts(Lanes lanes, PredictionForm form) => (VectorProducts(lanes), (double)lanes.Count * VectorProducts(lanes));

    /// <summary>How many vectors of a width <see cref="EmitInline"/> sums up at the same time; they must fit into registers.</summary>
    public virtual int InlineVectors(Lanes lanes) => Piece.OfPadded(OutputWidth, lanes).Count;

    /// <summary>How many vectors of a width <see cref="EmitInline"/> writes an activation for that is not cheap.</summary>
    public virtual int InlineExpensive(Lanes lanes, PredictionForm form) =>
        ActivationKinds.Get(form.Activation.Kind).IsCheap ? 0 : Piece.OfPadded(OutputWidth, lanes).Count;

    /// <summary>
    /// Writes the statements that compute one sample, or one step, up to the value before the activation, in the middle of a method where p refers
    /// to the parameters, unless those are <see cref="PredictionForm.Constants"/>, and state to what the stream remembers, and says where the values are.
    /// </summary>
    public virtual Registers EmitInline(CodeWriter code, Lanes lanes, Operand input, PredictionForm form) => throw new NotSupportedException();

    /// <summary>Writes the methods that predict, with the activation where it is cheap.</summary>
    public abstract void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form);

    /// <summary>The call that predicts.</summary>
    /// <param name="form">The form for which methods were written.</param>
    /// <param name="at">What it can name.</param>
    public abstract string PredictionCall(PredictionForm form, PredictionPlaces at);

    /// <summary>Writes the methods that predict many samples, where it <see cref="HasManyForm"/>.</summary>
    public virtual void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => EmitPrediction(code, lanes, form);

    /// <summary>The call that predicts many samples.</summary>
    public virtual string ManyCall(PredictionForm form, PredictionPlaces at) => PredictionCall(form, at);

    /// <summary>Writes the methods of the forward pass in training, unless <see cref="PredictsAsItTrains"/>, when they are those of prediction.</summary>
    public virtual void EmitForward(CodeWriter code, Lanes lanes)
    {
    }

    /// <summary>The call of the forward pass: everything but an activation that is not cheap.</summary>
    public abstract string ForwardCall(TrainingPlaces at);

    /// <summary>Writes the methods of the backward pass.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="needsInputDelta">For each input whether its gradient is wanted.</param>
    /// <param name="below">The activation whose derivative is to be multiplied in, or null.</param>
    public abstract void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below);

    /// <summary>The call that computes the gradients of the parameters, or null where there are none.</summary>
    public virtual string? ParameterGradientCall(TrainingPlaces at) => null;

    /// <summary>Whether it can move its parameters as their gradients become known, by <see cref="ParameterStepCall"/>.</summary>
    public virtual bool MovesParameters => false;

    /// <summary>Writes the method that computes the gradients of the parameters of a whole batch and moves them.</summary>
    public virtual void EmitStep(CodeWriter code, Lanes lanes)
    {
    }

    /// <summary>The call that computes the gradients of the parameters and moves them: move is the optimizer's, state what it keeps.</summary>
    public virtual string ParameterStepCall(TrainingPlaces at) => throw new NotSupportedException();

    /// <summary>The call that computes the gradient of an input, overwriting what is at the target.</summary>
    public abstract string InputGradientCall(TrainingPlaces at, int input, string target);

    /// <summary>The call that brings what the last batch showed into the running statistics, or null.</summary>
    public virtual string? StatisticsCall(TrainingPlaces at) => null;
}
