using Thelper.Data;
using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Torch;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Tests.Support;
using DetectionTask = Thelper.Tasks.Detection;

namespace Thelper.Tests.Models.Detection;

/// <summary>What holds for every detection model.</summary>
public sealed class DetectionModelTests
{
    private static readonly Dictionary<string, DetectionModelOptions> Models = new()
    {
        ["faster_rcnn"] = new ChosenFasterRcnnOptions
        {
            MinSize = [64],
            MaxSize = 64,
            RpnPreNmsTopNTrain = 50,
            RpnPreNmsTopNTest = 50,
            BoxHeadSize = 16,
            BoxScoreThresh = 0.01,
        },
        ["retinanet"] = new ChosenRetinaNetOptions { MinSize = [64], MaxSize = 64, ScoreThresh = 0.001, TopkCandidates = 50 },
        ["fcos"] = new FcosOptions { MinSize = [64], MaxSize = 64, ScoreThresh = 0.01, TopkCandidates = 50 },
        ["ssdlite"] = new SsdLiteOptions { TopkCandidates = 50 },
    };

    public static TheoryData<string> Names => new(Models.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Images_without_objects_have_finite_losses(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);

        Assert.All(model.Forward([Image(), Image()], [Target(), Target()]).Losses, loss => Assert.True(double.IsFinite(loss.Value.ToDouble())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_without_objects_have_finite_gradients(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        model.Forward([Image(), Image()], [Target(), Target()]).Losses.Select(loss => loss.Value).Aggregate((sum, loss) => sum.Add(loss)).Backward();

        Assert.All(model.Parameters(), parameter => Assert.True(parameter.Gradient()?.Isfinite().All().ToDouble() != 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_gives_losses_and_no_detections(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        var output = model.Forward([Image(), Image()], [Target(1), Target()]);

        Assert.NotEmpty(output.Losses);
        Assert.Null(output.Detections);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluation_gives_detections_within_each_image(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        model.Eval();
        var detections = model.Forward([Image(), Image(20, 70)], null).Detections!;

        Assert.Equal(2, detections.Count);
        Assert.NotEqual(0, detections[1].Scores.ElementCount);
        Assert.All(detections[1].Boxes.ToArray<float>().Chunk(4), box => Assert.True(
            box[0] >= 0 && box[1] >= 0 && box[2] <= 70.001 && box[3] <= 20.001, string.Join(", ", box)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_detection_has_the_backgrounds_label(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        model.Eval();

        Assert.DoesNotContain(0, model.Forward([Image()], null).Detections![0].Labels.ToArray<long>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluation_with_the_truth_gives_the_same_losses_each_time(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        model.Eval();
        var image = Image();

        Assert.Equal(Losses(), Losses());

        double[] Losses() => [.. model.Forward([image], [Target(1, 2)]).Losses.Select(loss => loss.Value.ToDouble())];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluation_draws_no_random_numbers(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        using var generator = Generator.Default();
        model.Eval();
        var before = generator.GetState().ToBytes();
        model.Forward([Image(seeded: true)], [Target(1)]);

        Assert.Equal(before, generator.GetState().ToBytes());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_on_one_image_make_its_loss_smaller(string name)
    {
        using var model = Made(name);
        using var optimizer = new Adam([new(model.Parameters(), 3e-4)], new());
        using var image = Image();
        var first = Step();
        for (var i = 0; i < 12; i++)
        {
            Step();
        }

        Assert.InRange(Step(), 0, 0.9 * first);

        double Step()
        {
            using var scope = TensorScope.Open();
            Gradients.Clear(model.Parameters());
            var loss = model.Forward([image, image], [Target(1, 2), Target(2)]).Losses.Select(loss => loss.Value).Aggregate((sum, loss) => sum.Add(loss));
            loss.Backward();
            optimizer.Step();
            return loss.ToDouble();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_leave_no_tensors_behind(string name)
    {
        using var model = Made(name);
        Pass();
        var live = new LiveTensors();
        Pass();

        Assert.Equal(0, live.Added);

        void Pass()
        {
            using var scope = TensorScope.Open();
            model.Train();
            model.Forward([Image(), Image()], [Target(1), Target()]);
            model.Eval();
            model.Forward([Image()], [Target(1)]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_cannot_be_learned_from_is_refused_in_a_sentence(string name)
    {
        using var scope = TensorScope.Open();
        using var model = Made(name);
        var flat = new DetectionTarget(Tensors.From<float>([1, 2, 1, 5], 1, 4), Tensors.From<long>([1]));

        Assert.Equal("A detection model learns from the objects of each image, but was given none.", Refusal(null));
        Assert.Equal("A detection model received 1 images, but the objects of 2.", Refusal(Target(1), Target(1)));
        Assert.Equal("Box 1 of image 0 of the batch has the label 3, but the model knows 1 to 2.", Refusal(Target(1, 3)));
        Assert.Equal("Box 0 of image 0 of the batch has the label 0, but the model knows 1 to 2.", Refusal(Target(0)));
        Assert.Equal(
            "Box 0 of image 0 of the batch goes from (1, 2) to (1, 5) and covers nothing, so no model can learn to find it; mend it, "
            + "or take it out.",
            Assert.Throws<DataException>(() => model.Forward([Image()], [flat])).Message);

        string Refusal(params DetectionTarget[]? targets) =>
            Assert.Throws<ModelException>(() => model.Forward([Image()], targets)).Message;
    }

    [Fact]
    public void Images_of_another_number_of_channels_are_refused()
    {
        using var scope = TensorScope.Open();
        using var model = Made("retinanet");
        model.Eval();

        Assert.Equal(
            "A detection model looks at images of 3×height×width, but received Float32[1, 8, 8] on cpu.",
            Assert.Throws<ModelException>(() => model.Forward([Operators.Zeros([1, 8, 8])], null)).Message);
    }

    private static DetectionModel Made(string name)
    {
        Generator.SeedAll(3);
        return (DetectionModel)Models[name].Create(new DetectionTask(["a", "b"], "image", "boxes"));
    }

    private static Tensor Image(int height = 48, int width = 60, bool seeded = false) =>
        seeded ? Operators.Full([3, height, width], 0.3) : Operators.Empty([3, height, width]).UniformInPlace();

    /// <summary>A box for each label.</summary>
    private static DetectionTarget Target(params long[] labels) => new(
        Tensors.From<float>([.. labels.SelectMany((_, i) => new float[] { 5 + i, 6, 40 + i, 40 })], labels.Length, 4), Tensors.From<long>(labels));
}
