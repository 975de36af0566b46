namespace StaticNet.Tests.Initialization;

public class RandomSourceTests
{
    [Fact]
    public void Gives_the_published_numbers_of_xoshiro256_star_star()
    {
        var random = new RandomSource(0) { State = (1, 2, 3, 4) };

        // From the state 1, 2, 3, 4, as the test suites of rand_xoshiro and others have them.
        ulong[] published =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(published, published.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void Is_seeded_by_the_published_numbers_of_splitmix64()
    {
        var state = (6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL);

        Assert.Equal(state, new RandomSource(1234567).State);
        Assert.Equal(state, new RandomSource(1234567UL).State);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_everywhere()
    {
        var random = new RandomSource(-42);

        // An independent implementation with 45 digits gives the same, the normal numbers within 1 ulp.
        Assert.Equal(4686287374488172823UL, random.NextUInt64());
        Assert.Equal(0.2256526338891892, random.NextDouble());
        Assert.Equal([9, 8, 2, 1], new[] { random.Next(10), random.Next(10), random.Next(10), random.Next(10) });
        Assert.Equal(
            [-0.70922125968074257, 0.47078273297033574, 1.567441167108705, -0.11921994139839025],
            new[] { random.NextNormal(), random.NextNormal(), random.NextNormal(), random.NextNormal() });
        int[] order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        random.Shuffle(order);
        Assert.Equal([7, 1, 9, 5, 0, 2, 6, 3, 4, 8], order);
    }

    [Fact]
    public void Continues_from_a_restored_state()
    {
        var random = new RandomSource(3);
        random.NextNormal();
        var restored = new RandomSource(4) { State = random.State };

        Assert.Equal(random.NextUInt64(), restored.NextUInt64());
        Assert.Equal(random.NextNormal(), restored.NextNormal());
    }

    [Fact]
    public void Refuses_a_state_that_never_moves()
    {
        var random = new RandomSource(3);
        var before = random.State;

        Assert.Contains("all four given are 0", Assert.Throws<ArgumentException>(() => random.State = (0, 0, 0, 0)).Message);
        Assert.Equal(before, random.State);
    }

    [Theory]
    [InlineData(1125899906842624, -0.6744897501960814)]
    [InlineData(4503599627370, -3.090232306167813)]
    [InlineData(4391009636686233, 1.9599639845400538)]
    [InlineData(2702159776422297, 0.2533471031357997)]
    [InlineData(4053239664633446, 1.2815515655446006)]
    [InlineData(4503, -7.0344869100478356)]
    [InlineData(225179, -6.466951410403913)]
    [InlineData(337319612090050, -1.440238267527963)]
    [InlineData(338220332015524, -1.4388253927525396)]
    [InlineData(2251800264045210, 2.506628273311648e-07)]
    public void Normal_numbers_are_the_quantiles_of_uniform_ones(ulong part, double quantile)
    {
        // The quantile of (part + 1/2) / 2^52.
        double actual = ThatGivesNext(part << 12).NextNormal();

        Assert.Equal(quantile, actual, 2e-15 * Math.Abs(quantile));
    }

    [Fact]
    public void Normal_numbers_are_finite_and_symmetric_at_the_ends()
    {
        double lowest = ThatGivesNext(0).NextNormal();

        // The quantile of 2^-53.
        Assert.Equal(-8.209536151601387, lowest, 1e-14);
        Assert.Equal(-lowest, ThatGivesNext(ulong.MaxValue).NextNormal());
    }

    [Fact]
    public void A_million_normal_numbers_have_the_moments_of_the_distribution()
    {
        const int Count = 1_000_000;
        var random = new RandomSource(1);
        double first = 0, second = 0, third = 0, fourth = 0;
        int beyondTwo = 0;
        for (int i = 0; i < Count; i++)
        {
            double x = random.NextNormal();
            first += x;
            second += x * x;
            third += x * x * x;
            fourth += x * x * x * x;
            beyondTwo += Math.Abs(x) > 2 ? 1 : 0;
        }

        // Four standard errors: the variances of the powers are 1, 2, 15 and 96.
        Assert.Equal(0, first / Count, 4e-3);
        Assert.Equal(1, second / Count, 4e-3 * Math.Sqrt(2));
        Assert.Equal(0, third / Count, 4e-3 * Math.Sqrt(15));
        Assert.Equal(3, fourth / Count, 4e-3 * Math.Sqrt(96));
        Assert.Equal(0.0455003, beyondTwo / (double)Count, 4e-3 * 0.2084);
    }

    [Fact]
    public void Doubles_reach_from_0_to_just_below_1()
    {
        Assert.Equal(0, ThatGivesNext(0).NextDouble());
        Assert.Equal(Math.BitDecrement(1.0), ThatGivesNext(ulong.MaxValue).NextDouble());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    public void Whole_numbers_are_equally_likely(int bound)
    {
        const int Draws = 100_000;
        var random = new RandomSource(5);
        var counts = new int[bound];
        for (int i = 0; i < Draws; i++)
        {
            counts[random.Next(bound)]++;
        }

        double expected = Draws / (double)bound;
        Assert.All(counts, count => Assert.Equal(expected, count, 5 * Math.Sqrt(expected)));
    }

    [Fact]
    public void Whole_numbers_skip_the_draws_that_would_make_some_likelier()
    {
        // 2^64 mod 3 is 1: of all draws only 0 is one too many, so the one after it counts.
        RandomSource random = ThatGivesNext(0);
        RandomSource next = ThatGivesNext(0);
        next.NextUInt64();

        Assert.Equal(next.Next(3), random.Next(3));
        Assert.Equal(next.State, random.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Refuses_an_empty_range(int bound) =>
        Assert.Contains($"{bound}", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).Next(bound)).Message);

    [Fact]
    public void Shuffles_into_every_order_equally_often()
    {
        const int Shuffles = 60_000;
        var random = new RandomSource(6);
        var counts = new Dictionary<int, int>();
        for (int i = 0; i < Shuffles; i++)
        {
            int[] order = [1, 2, 3];
            random.Shuffle(order);
            int code = (order[0] * 100) + (order[1] * 10) + order[2];
            counts[code] = counts.GetValueOrDefault(code) + 1;
        }

        Assert.Equal([123, 132, 213, 231, 312, 321], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.Equal(Shuffles / 6.0, count, 5 * Math.Sqrt(Shuffles / 6.0)));
    }

    // The output of xoshiro256** depends on the second number of the state alone, and can be undone.
    private static RandomSource ThatGivesNext(ulong output) => new(0)
    {
        State = (1, ulong.RotateRight(output * 0x8E38E38E38E38E39, 7) * 0xCCCCCCCCCCCCCCCD, 3, 4),
    };
}
