using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Tests.Kernels;

public class KernelCompilerTests
{
    private delegate void Copy(ref float x, ref float y);

    [Fact]
    public void A_written_method_can_be_called()
    {
        Lanes lanes = Lanes.Four;
        KernelCompiler kernels = KernelCompiler.Compile(code =>
        {
            using (code.Open("internal static void Copy(ref float x, ref float y)"))
            {
                code.Line(lanes.Store(lanes.Load("x", 0), "y", 0));
            }
        });
        GuardedFloats x = GuardedFloats.Random(4, seed: 1);
        var y = new GuardedFloats(4);
        kernels.Get<Copy>("Copy")(ref x.Start, ref y.Start);
        Assert.Equal(x.Span, y.Span);
        y.AssertGuardsUntouched();
    }
}
