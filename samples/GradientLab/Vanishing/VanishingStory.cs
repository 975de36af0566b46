using Samples.Shared;

namespace GradientLab;

/// <summary>What is left of the gradient after 2 to 50 layers, by activation, start and batch normalisation.</summary>
public sealed class VanishingStory : IStory
{
    private const int Deepest = 50;

    /// <inheritdoc/>
    public string Name => "vanishing";

    /// <inheritdoc/>
    public string Title => "Vanishing and exploding gradients";

    /// <summary>Sigmoids with Normal(1) in stacks of different widths.</summary>
    public static IReadOnlyList<StackGradients> MeasureWidths() => [.. Stacks.Widths.Select(stack => GradientProbe.Measure(stack, Start.Large))];

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        IReadOnlyList<StackGradients> all = GradientProbe.MeasureAll();
        StackGradients[] plain = [.. all.Where(each => !each.Stack.IsNormalized)];
        StackGradients[] normalized = [.. all.Where(each => each.Stack.IsNormalized)];

        stage.Say(Screen.Invariant($"Stacks of 2 to 50 layers of {Stacks.Width} units, before any training. The error behind the last layer is as large in each of them; what differs is what the layers make of it. Numbers are powers of ten, means over {GradientProbe.Seeds} draws of the weights: -3 is a thousandth."));
        stage.Title("Without batch normalisation: the gradient of the first layer divided by that of the last");
        stage.Show(GradientTables.OfDepths(plain));
        stage.Say("\"Level\" is a first layer whose gradient is within a factor of 10 of the last layer's, and of that of a first layer in a stack of two.");
        stage.Say("The gradient of a layer's weights is a product: what comes in from the front times what comes back from behind. A sigmoid never puts out little, so only the way back counts: its derivative is at most 0.25, and the first layers hear nothing. Tanh in its linear part, ReLU and ELU multiply signal and error by the same factor: what a layer gets less of from behind, it gets more of from the front, and all layers vanish or explode evenly. So look at both columns. Level are tanh with Xavier and ReLU with He, which were made for each other, and neighbours of these: the factor of a layer must be 1, for 1.1 to the power of 50 is 117.");

        stage.Title("Layer by layer, 50 layers");
        stage.Show(GradientHeat.Of(plain.Where(each => each.Stack.Depth == Deepest)));
        stage.Say(GradientHeat.Legend);

        stage.Title("With batch normalisation before each activation");
        stage.Show(GradientTables.OfDepths(normalized));
        stage.Show(GradientHeat.Of(normalized.Where(each => each.Stack.Depth == Deepest)));
        stage.Say("The start no longer matters: a normalisation divides by whatever factor the weights have. (Weights that are 100 times as large have a gradient of a hundredth: that is all that is left of it.) Sigmoids wake up: they see values around 0, where their derivative is largest, and the division makes up for 0.25. Nothing is free: a normalisation also makes the error a little larger on its way back, most of all before ReLU, so that very deep stacks explode at their first layers (Yang et al., 2019). Skips between layers tame that.");

        stage.Title("Sigmoids with Normal(1): how wide is the stack?");
        IReadOnlyList<StackGradients> widths = MeasureWidths();
        stage.Show(GradientTables.OfWidths(widths));
        stage.Say("\"Sigmoids with Normal(1) vanish\" is the textbook's example: 20 layers lose more than a factor of 10^6. That holds for narrow layers, as in the textbook's drawings, and was measured with 4 units. On its way back an error is summed over all units of a layer, so it grows with the root of their number: 32 units make up for most of what the derivative takes, 128 for all of it, and wider stacks explode. Normal(1) is no start that works or fails; it is one that does not look at the number of inputs, as Xavier and He do.");

        stage.Curve("layers", ["activation", "start", "batch_normalization", "depth", "width", "layer", "gradient_norm"], [
            .. all.Concat(widths.Where(each => each.Stack.Width != Stacks.Width)).SelectMany(each => each.Norms.Select((norm, layer) => (IReadOnlyList<object>)
                [each.Stack.Activation, each.Start.Name, each.Stack.IsNormalized ? 1 : 0, each.Stack.Depth, each.Stack.Width, layer + 1, norm]))]);
    }
}
