using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Loss, predictions and gradients against the double-precision reference, for every activation, loss, width and batch.
/// Compiling is what takes time, so networks are no deeper than what they check: two layers for a loss.
/// </summary>
public class GradientTests
{
    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    public static TheoryData<Activation, Loss> ActivationsBeforeLosses()
    {
        var data = new TheoryData<Activation, Loss>();
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            data.Add(activation, Loss.MeanAbsoluteError);
            data.Add(activation, Loss.Huber);
        }

        return data;
    }

    public static TheoryData<Activation, Activation, Loss> ActivationsBelowLosses()
    {
        var data = new TheoryData<Activation, Activation, Loss>();
        foreach (Activation hidden in Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax))
        {
            data.Add(hidden, Activation.Sigmoid, Loss.BinaryCrossEntropy);
            data.Add(hidden, Activation.Softmax, Loss.CrossEntropy);
        }

        return data;
    }

    // Three layers: the first reads packed rows, the second both ways padded ones, the last stands before the loss.
    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_at_every_width(Activation activation) =>
        GradientCheck.RunAll(VectorWidths.Native, (width, middle) =>
            $"Dense({width}, Activation.{Hidden(activation)}), Dense({middle}, Activation.{Hidden(activation)}), "
            + $"Dense({Outputs(width, activation)}, Activation.{activation}), Loss(Loss.MeanSquaredError)");

    [Theory]
    [MemberData(nameof(ActivationsBeforeLosses))]
    public void Every_activation_before_every_loss_that_takes_any(Activation activation, Loss loss) =>
        GradientCheck.RunAll(VectorWidths.Native, (width, middle) =>
            $"Dense({middle}, Activation.{Hidden(activation)}), Dense({Outputs(width, activation)}, Activation.{activation}), Loss(Loss.{loss})");

    [Theory]
    [MemberData(nameof(ActivationsBelowLosses))]
    public void Every_activation_below_the_losses_that_are_fused_with_the_last(Activation hidden, Activation last, Loss loss) =>
        GradientCheck.RunAll(VectorWidths.Native, (width, middle) =>
            $"Dense({middle}, Activation.{hidden}), Dense({Outputs(width, last)}, Activation.{last}), Loss(Loss.{loss})");

    // Softmax stands on the last layer only.
    private static Activation Hidden(Activation activation) => activation == Activation.Softmax ? Activation.Tanh : activation;

    private static int Outputs(int width, Activation activation) => activation == Activation.Softmax ? Math.Max(width, 2) : width;
}
