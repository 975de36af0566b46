namespace StaticNet.Tests.Networks;

/// <summary>
/// Loss, predictions and gradients against the double-precision reference, for every activation, loss, width and batch.
/// Compiling is what takes time, so a part of a network is repeated only with what it meets: an activation with every width,
/// and with every loss it stands before; a loss never meets the layers below the last.
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

    // Three layers: the first reads packed rows, the second both ways padded ones, the last stands before the loss.
    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_at_every_width(Activation activation) =>
        GradientCheck.RunAll(NetworkCompiler.NativeLanes, (width, middle, _) =>
            $"Dense({width}, Activation.{Hidden(activation)}), Dense({middle}, Activation.{Hidden(activation)}), "
            + $"Dense({Outputs(width, activation)}, Activation.{activation}), Loss(Loss.MeanSquaredError)");

    [Theory]
    [MemberData(nameof(ActivationsBeforeLosses))]
    public void Every_activation_before_every_loss_that_takes_any(Activation activation, Loss loss) =>
        GradientCheck.RunAll(NetworkCompiler.NativeLanes, (width, middle, _) =>
            $"Dense({middle}, Activation.{Hidden(activation)}), Dense({Outputs(width, activation)}, Activation.{activation}), Loss(Loss.{loss})");

    [Theory]
    [InlineData(Activation.Sigmoid, Loss.BinaryCrossEntropy)]
    [InlineData(Activation.Softmax, Loss.CrossEntropy)]
    public void Every_activation_below_the_losses_that_are_fused_with_the_last(Activation last, Loss loss)
    {
        Activation[] hidden = [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];
        GradientCheck.RunAll(NetworkCompiler.NativeLanes, (width, middle, i) =>
            $"Dense({width}, Activation.{hidden[i % hidden.Length]}), Dense({middle}, Activation.{hidden[i % hidden.Length]}), "
            + $"Dense({Outputs(width, last)}, Activation.{last}), Loss(Loss.{loss})");
    }

    // Softmax stands on the last layer only.
    private static Activation Hidden(Activation activation) => activation == Activation.Softmax ? Activation.Tanh : activation;

    private static int Outputs(int width, Activation activation) => activation == Activation.Softmax ? Math.Max(width, 2) : width;
}
