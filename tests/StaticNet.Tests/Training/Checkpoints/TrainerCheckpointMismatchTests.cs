using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>Files that are not those of a trainer.</summary>
public class TrainerCheckpointMismatchTests
{
    [Fact]
    public void Another_optimizer_is_refused_by_both_names()
    {
        SafetensorsException exception = Refused("Tiny", "Adam", Saved(NewTrainer("Tiny", "AdaMax", seed: 1)));

        Assert.Contains("made with 'AdaMax', but Tiny is trained with 'Adam'", exception.Message);
    }

    [Fact]
    public void Another_network_is_refused_by_its_tensors()
    {
        SafetensorsException exception = Refused("Tiny", "Adam", Saved(NewTrainer("Other", "Adam", seed: 1)));

        Assert.Equal("0.weight", exception.TensorName);
        Assert.Contains("tensor '0.weight' is F32 [4, 3] in the file, but Tiny with Adam wants [5, 3].", exception.Message);
    }

    [Fact]
    public void State_that_is_missing_is_named()
    {
        byte[] file = Saved(NewTrainer("Tiny", "RmsProp", seed: 1));

        SafetensorsException exception = Refused("Tiny", "Adagrad", WithText(file, "optimizer", "Adagrad"));

        Assert.Contains("wants 'optimizer/sum/0.weight' [5, 3]", exception.Message);
        Assert.Contains("has 'optimizer/square_avg/0.weight' F32 [5, 3]", exception.Message);
    }

    [Fact]
    public void A_file_of_weights_alone_is_no_checkpoint()
    {
        using var stream = new MemoryStream();
        NewTrainer("Tiny", "Adam", seed: 1).Network.Save(stream);

        Assert.Contains("no checkpoint of a trainer", Refused("Tiny", "Adam", stream.ToArray()).Message);
    }

    [Theory]
    [InlineData("staticnet.checkpoint", "2", "version '2'")]
    [InlineData("staticnet.checkpoint", null, "no checkpoint of a trainer")]
    [InlineData("optimizer", null, "does not say 'optimizer'")]
    [InlineData("optimizer.step_count", "-1", "'optimizer.step_count' of the checkpoint is a whole number from 0")]
    [InlineData("optimizer.step_count", "9223372036854775807", "'optimizer.step_count'")]
    [InlineData("optimizer.step_count", "1.5", "but it is '1.5'")]
    [InlineData("optimizer.learning_rate", "NaN", "but it is 'NaN'")]
    [InlineData("optimizer.learning_rate", "Infinity", "but it is 'Infinity'")]
    [InlineData("optimizer.learning_rate", "1e39", "'optimizer.learning_rate'")]
    [InlineData("optimizer.l1", "-1", "'optimizer.l1'")]
    [InlineData("optimizer.l2", "", "'optimizer.l2'")]
    [InlineData("optimizer.clip_value", "one", "but it is 'one'")]
    [InlineData("optimizer.clip_norm", null, "does not say 'optimizer.clip_norm'")]
    [InlineData("optimizer.weight_decay", "-0.1", "'optimizer.weight_decay'", "AdamW")]
    [InlineData("optimizer.weight_decay", null, "does not say 'optimizer.weight_decay'", "AdamW")]
    [InlineData("optimizer.momentum_product", "1.5", "'optimizer.momentum_product' of the checkpoint is a number from 0 to 1", "Nadam")]
    public void Numbers_that_cannot_be_are_refused(string name, string? text, string message, string optimizer = "Adam")
    {
        byte[] file = WithText(Saved(NewTrainer("Tiny", optimizer, seed: 1)), name, text);

        Assert.Contains(message, Refused("Tiny", optimizer, file).Message);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused()
    {
        byte[] file = Saved(NewTrainer("Tiny", "Adam", seed: 1));

        Assert.Contains("cut short", Refused("Tiny", "Adam", file[..^1]).Message);
    }

    private static SafetensorsException Refused(string network, string optimizer, byte[] file)
    {
        Trainer trainer = NewTrainer(network, optimizer, seed: 2);
        Samples samples = RandomSamples(trainer, 5);
        trainer.Step(samples.Inputs, samples.Targets);
        byte[] before = Saved(trainer);

        var exception = Assert.Throws<SafetensorsException>(() => Load(trainer, file));

        Assert.Equal(before, Saved(trainer));
        return exception;
    }
}
