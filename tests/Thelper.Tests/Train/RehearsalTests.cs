using Thelper.Data;
using Thelper.Models;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Tests.Train.Steps;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>The first batch of each set is computed before a session begins.</summary>
public sealed class RehearsalTests
{
    private static readonly Classification Task = new(["cat", "dog"], "image", "label");

    [Fact]
    public void A_model_that_does_not_fit_the_samples_is_told_before_anything_is_written()
    {
        using var session = new TinySession();

        Assert.Throws<ModelException>(() => session.Start("model.params.input_shape=[3, 20, 20]"));
        Assert.False(Directory.Exists(session.SaveDirectory));
        Assert.Empty(session.Events.OfKind<SessionStarted>());
    }

    /// <summary>Images of several sizes, which only the training set makes one.</summary>
    [Fact]
    public void Images_of_the_test_set_that_do_not_go_together_are_told_before_anything_is_trained()
    {
        using var images = new TemporaryFolder();
        ClassFolders.Write(images, 16, ("cat", 20), ("dog", 20));
        for (var i = 0; i < 20; i++)
        {
            images.Write($"dog/{i}.png", ClassFolders.Png(17 + i, 16));
        }

        using var session = new TinySession();
        Assert.Throws<DataException>(() => session.Start(
            TinySession.ImagesIn(images.FullPath),
            "loaders.train_augments={append: false, transforms: [{operation: torchvision.transforms.CenterCrop, params: {size: 16}}]}"));
        Assert.Empty(session.Events.OfKind<PassStarted>());
    }

    [Fact]
    public void It_changes_neither_weights_nor_numbers_that_are_drawn()
    {
        float[] Scores(bool rehearses)
        {
            Generator.SeedAll(5);
            using var model = new Sequential(new BatchNorm2d(2), new Dropout(), new Flatten());
            Func<Sample>[] samples = [TrainerRun.Sample(TrainerRun.Scores(1, 2), 0L), TrainerRun.Sample(TrainerRun.Scores(3, 5), 1L)];
            var options = new TrainerOptions();
            var seen = rehearses
                ? TrainerRun.RehearseAndTrain(Task, model, options, new CrossEntropyLossOptions(), samples)
                : TrainerRun.Train(Task, model, options, new CrossEntropyLossOptions(), samples);
            return [.. seen.Prediction, .. model.StateDictionary().Values.SelectMany(value => value.To(ScalarType.Float32).ToArray<float>())];
        }

        using var scope = TensorScope.Open();
        Assert.Equal(Scores(rehearses: false), Scores(rehearses: true));
    }
}
