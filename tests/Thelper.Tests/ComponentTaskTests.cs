using System.Reflection;
using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Models;
using Thelper.Models.Layers;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch.Tests.Support;
using Thelper.Train;
using Thelper.Visualization;

namespace Thelper.Tests;

/// <summary>What the components say of the tasks that they are for.</summary>
public sealed class ComponentTaskTests
{
    private static readonly Type[] Kinds = [typeof(IModelOptions), typeof(ILossOptions), typeof(ITrainerOptions), typeof(IConsumerOptions)];

    /// <summary>They show any batch, are what their author says, or are refused with any data; layers are for all too.</summary>
    private static readonly Type[] ForAllTasks =
    [
        typeof(PredictionCallbackOptions), typeof(DisplayCallbackOptions), typeof(SampleGridOptions), typeof(ScriptModelOptions),
        typeof(RefusedLossOptions),
    ];

    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "*.yml").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Each_model_loss_trainer_and_metric_says_which_tasks_it_is_for() => Assert.DoesNotContain(
        StandardComponents.Catalogue().Entries
            .Where(entry => Kinds.Contains(entry.Kind) && entry.Options.GetCustomAttribute<SupportsAttribute>() is null)
            .Select(entry => entry.Options).Except(ForAllTasks),
        options => !options.IsAssignableTo(typeof(LayerOptions)));

    /// <summary>What says that it is for a task must be so: a model can be made for it.</summary>
    [Theory]
    [InlineData("thelper.nn.lenet.LeNet")]
    [InlineData("thelper.nn.unet.UNet")]
    [InlineData("thelper.nn.resnet.AutoEncoderSkipResNet")]
    [InlineData("thelper.nn.sr.SRCNN")]
    [InlineData("torchvision.models.mobilenetv3.mobilenet_v3_small")]
    [InlineData("torchvision.models.squeezenet1_1")]
    [InlineData("torchvision.models.googlenet")]
    [InlineData("thelper.nn.densenet.densenet121")]
    [InlineData("torchvision.models.efficientnet_b0")]
    public void A_model_is_made_for_just_the_tasks_that_it_says(string name)
    {
        var options = Support.Bound.To<ModelSection>($"model: {{type: {name}}}").Model;
        var supported = options.GetType().GetCustomAttribute<SupportsAttribute>()!;

        Assert.All(Tasks, task => Assert.Equal(supported.Includes(task), IsMade(options, task)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read(string file)
    {
        var document = ConfigReader.Read(Path.Combine(Repository.Root, "configs", file));
        if (document.Root["trainer"] is null)
        {
            Assert.NotEmpty(ConfigBinder.Bind<DataOptions>(document, StandardComponents.Catalogue()).Value.Datasets);
        }
        else
        {
            Assert.NotEmpty(Experiment.Read(document, "unnamed").Name);
        }
    }

    private static IReadOnlyList<LearningTask> Tasks =>
    [
        new Classification(["a", "b"], "image", "label"), new Segmentation(["a", "b"], "image", "mask"), new Detection(["a"], "image", "boxes"),
        new Regression("image", "target"), new SuperResolution("image", "target"),
    ];

    private static bool IsMade(IModelOptions options, LearningTask task)
    {
        try
        {
            options.Create(task).Dispose();
            return true;
        }
        catch (ModelException)
        {
            return false;
        }
    }

    /// <summary>The part of a configuration that names a model.</summary>
    private sealed record ModelSection
    {
        public required IModelOptions Model { get; init; }
    }
}
