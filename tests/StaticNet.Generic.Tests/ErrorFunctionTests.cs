using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

public class ErrorFunctionTests
{
    [Fact]
    public void Erf_and_erfc_keep_their_digits_also_in_the_tails()
    {
        ErrorFunctionReference reference = PyTorchReference.Instance.ErrorFunction;

        Near.Equal(reference.Erf, Array.ConvertAll(reference.X, ErrorFunction.Erf), relative: 4e-16, absolute: 0);
        Near.Equal(reference.Erfc, Array.ConvertAll(reference.X, ErrorFunction.Erfc), relative: 1e-15, absolute: 0);
    }

    [Fact]
    public void Erf_ends_at_its_limits()
    {
        Assert.Equal(1, ErrorFunction.Erf(double.PositiveInfinity));
        Assert.Equal(-1, ErrorFunction.Erf(double.NegativeInfinity));
        Assert.Equal(0, ErrorFunction.Erfc(double.PositiveInfinity));
        Assert.Equal(2, ErrorFunction.Erfc(double.NegativeInfinity));
        Assert.True(double.IsNaN(ErrorFunction.Erf(double.NaN)));
        Assert.True(double.IsNaN(ErrorFunction.Erfc(double.NaN)));
    }
}
