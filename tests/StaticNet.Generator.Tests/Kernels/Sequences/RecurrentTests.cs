using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>Recurrent layers against double precision: streams, batches forward, and back through time.</summary>
public class RecurrentTests
{
    public static TheoryData<RecurrentCase, int> Cases
    {
        get
        {
            var data = new TheoryData<RecurrentCase, int>();
            foreach (RecurrentCase item in RecurrentCase.All)
            {
                foreach (int lanes in VectorWidths.Tested)
                {
                    data.Add(item, lanes);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_stream_gives_the_outputs_step_by_step(RecurrentCase item, int lanes)
    {
        new RecurrentRun(item, lanes, rows: 2, hasStates: false, hasLengths: false).AssertStream();
        new RecurrentRun(item, lanes, rows: 2, hasStates: true, hasLengths: false).AssertStream();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batch_goes_through_all_steps(RecurrentCase item, int lanes) =>
        ForEachBatch(item, lanes, run => run.AssertForward());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_go_back_through_all_steps(RecurrentCase item, int lanes) =>
        ForEachBatch(item, lanes, run => run.AssertBackward());

    private static void ForEachBatch(RecurrentCase item, int lanes, Action<RecurrentRun> assert)
    {
        foreach (int rows in item.Units >= 64 ? new[] { 1, 7 } : new[] { 1, 2, 7, 16 })
        {
            assert(new RecurrentRun(item, lanes, rows, hasStates: false, hasLengths: false));
            assert(new RecurrentRun(item, lanes, rows, hasStates: true, hasLengths: true));
            if (item.Units < 64)
            {
                assert(new RecurrentRun(item, lanes, rows, hasStates: true, hasLengths: false));
                assert(new RecurrentRun(item, lanes, rows, hasStates: false, hasLengths: true));
            }
        }
    }
}
