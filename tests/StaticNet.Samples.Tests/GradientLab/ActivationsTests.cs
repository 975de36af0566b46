using GradientLab;

namespace StaticNet.Samples.Tests;

public class ActivationsTests
{
    private const double Tolerance = 1e-6;

    private static readonly IReadOnlyList<ActivationCurve> Curves = ActivationCurve.MeasureAll();

    public static TheoryData<string> Names => ["sigmoid", "tanh", "ReLU", "leaky ReLU, 0.01", "leaky ReLU, 0.2", "ELU"];

    [Fact]
    public void The_derivative_of_the_sigmoid_peaks_at_a_quarter_in_0()
    {
        ActivationCurve sigmoid = Of("sigmoid");

        Assert.Equal(0f, sigmoid.SteepestAt);
        Assert.Equal(0.25, sigmoid.Steepest, Tolerance);
        Assert.Single(sigmoid.Derivatives, derivative => derivative == sigmoid.Steepest);
        Assert.InRange(sigmoid.Derivatives[0], 0.017, 0.018);
    }

    [Fact]
    public void Every_other_one_passes_on_a_whole_error_somewhere()
    {
        Assert.All(Curves.Where(curve => curve.Name != "sigmoid"), curve => Assert.Equal(1, curve.Steepest, Tolerance));
        Assert.Equal(0f, Of("tanh").SteepestAt);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_derivatives_are_those_of_the_formula(string name)
    {
        ActivationCurve curve = Of(name);

        Assert.Equal(129, curve.Inputs.Count);
        for (int i = 0; i < curve.Inputs.Count; i++)
        {
            (double value, double derivative) = Formula(name, curve.Inputs[i]);
            Assert.Equal(value, curve.Values[i], Tolerance);
            Assert.Equal(derivative, curve.Derivatives[i], Tolerance);
        }
    }

    [Fact]
    public void On_the_left_ReLU_passes_nothing_and_its_relatives_leave_a_way_back()
    {
        int left = ActivationCurve.IndexOf(-2);

        Assert.Equal(0f, Of("ReLU").Derivatives[left]);
        Assert.Equal(0.01, Of("leaky ReLU, 0.01").Derivatives[left], Tolerance);
        Assert.Equal(0.2, Of("leaky ReLU, 0.2").Derivatives[left], Tolerance);
        Assert.Equal(Math.Exp(-2), Of("ELU").Derivatives[left], Tolerance);
    }

    private static ActivationCurve Of(string name) => Curves.Single(curve => curve.Name == name);

    private static (double Value, double Derivative) Formula(string name, double x)
    {
        double sigmoid = 1 / (1 + Math.Exp(-x));
        double tanh = Math.Tanh(x);
        return name switch
        {
            "sigmoid" => (sigmoid, sigmoid * (1 - sigmoid)),
            "tanh" => (tanh, 1 - (tanh * tanh)),
            "ReLU" => x > 0 ? (x, 1) : (0, 0),
            "leaky ReLU, 0.01" => x > 0 ? (x, 1) : (0.01 * x, 0.01),
            "leaky ReLU, 0.2" => x > 0 ? (x, 1) : (0.2 * x, 0.2),
            "ELU" => x > 0 ? (x, 1) : (Math.Exp(x) - 1, Math.Exp(x)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }
}
