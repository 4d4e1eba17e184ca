using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Train.Steps;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train.AutoEncoding;

/// <summary>What does not fit an auto-encoder's images is refused, where it would be broadcast otherwise.</summary>
public sealed class AutoEncoderShapeTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    [Fact]
    public void A_reconstruction_of_another_shape_is_refused()
    {
        using var model = new HalvingAutoEncoder(channels: 1);

        Assert.Equal(
            "The model HalvingAutoEncoder gives reconstructions [1, 1, 1, 1] of images [1, 3, 1, 1]; the shapes must be the same.",
            Assert.Throws<ModelException>(() => Train(model)).Message);
    }

    [Fact]
    public void Another_number_of_scores_is_refused()
    {
        using var model = new HalvingAutoEncoder(scores: 2);

        Assert.Equal(
            "The model HalvingAutoEncoder gives scores [1, 2] for a batch of 1 images, but classification into 3 classes takes [1, 3].",
            Assert.Throws<ModelException>(() => Train(model)).Message);
    }

    [Fact]
    public void A_truth_of_fewer_samples_than_the_batch_has_is_refused()
    {
        using var session = new WrittenSession { Register = catalogue => catalogue.Add<ICollationOptions, LostLabels>(LostLabels.Name) };

        Assert.Equal(
            "A batch has 8 samples, but the truth of 1; what makes batches must keep them together.",
            Assert.Throws<DataException>(() => session.Start(
                AutoEncoderTrainerTests.Shapes, $"loaders.train_collate_fn={{type: {LostLabels.Name}}}")).Message);
    }

    private static SeenBatch Train(HalvingAutoEncoder model) => TrainerRun.Train(
        Task, model, new AutoEncoderTrainerOptions(), loss: null, TrainerRun.Sample(TrainerRun.Scores(1, 2, 3), 0L));

    /// <summary>Leaves one label to a whole batch.</summary>
    private sealed record LostLabels : ICollationOptions, ICollation
    {
        public const string Name = "tests.LostLabels";

        public ICollation Create(LearningTask task) => this;

        public Batch Collate(Batch batch, CounterRandom random)
        {
            batch.Replace("label", Tensors.From<long>([0]));
            return batch;
        }
    }
}
