using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Tests.Optimization;

public sealed class LossSectionTests
{
    private static readonly Classification Classes = new(["a", "b", "c"], "image", "label");

    [Theory]
    [InlineData("linear", new[] { 1f, 2, 4 })]
    [InlineData("root2", new[] { 1f, 1.4142135f, 2 })]
    [InlineData("uniform", new[] { 0.33333334f, 0.33333334f, 0.33333334f })]
    [InlineData("linear, weight_max: 3, weight_min: 1.5", new[] { 1.5f, 2, 3 })]
    [InlineData("linear, weight_norm: true", new[] { 0.14285715f, 0.2857143f, 0.5714286f })]
    [InlineData("uniform, weight_norm: false", new[] { 1f, 1, 1 })]
    [InlineData("{a: 2, c: 0.5}", new[] { 2f, 1, 0.5f })]
    public void Classes_are_weighted_as_the_section_says(string distribution, float[] weights) => Assert.Equal(
        weights, Weights($"type: torch.nn.CrossEntropyLoss, weight_distribution: {distribution}", [40, 20, 10]));

    [Fact]
    public void A_class_without_samples_counts_as_if_it_had_one() => Assert.Equal(
        [1f, 2, 8], Weights("type: torch.nn.CrossEntropyLoss, weight_distribution: linear", [8, 4, 0]));

    [Fact]
    public void Equal_weights_need_no_counts()
    {
        using var loss = (CrossEntropyLoss)Section("type: torch.nn.CrossEntropyLoss, weight_distribution: uniform")
            .Create(new LossContext(Classes, () => throw new InvalidOperationException()));

        Assert.Equal(3, loss.Weight!.ElementCount);
    }

    [Fact]
    public void Weights_go_to_the_parameter_that_is_named()
    {
        using var loss = (BceWithLogitsLoss)Create(
            "type: torch.nn.BCEWithLogitsLoss, weight_distribution: {b: 7}, weight_param_name: pos_weight", Classes);

        Assert.Equal([1f, 7, 1], loss.PositiveWeight!.ToArray<float>());
        Assert.Null(loss.Weight);
    }

    [Theory]
    [InlineData("type: torch.nn.CrossEntropyLoss", 255L)]
    [InlineData("type: thelper.optim.losses.FocalLoss", 255L)]
    [InlineData("type: torch.nn.CrossEntropyLoss, params: {ignore_index: 255}", 255L)]
    [InlineData("type: torch.nn.CrossEntropyLoss, ignore_index_label_name: b", 1L)]
    public void Pixels_that_do_not_count_are_ignored(string section, long index)
    {
        using var loss = Create(section, new Segmentation(["a", "b"], "image", "mask", dontCare: 255));

        Assert.Equal(index, loss is FocalLoss focal ? focal.IgnoreIndex : ((CrossEntropyLoss)loss).IgnoreIndex);
    }

    [Theory]
    [InlineData("type: torch.nn.CrossEntropyLoss", -100L)]
    [InlineData("type: torch.nn.CrossEntropyLoss, params: {ignore_index: 1}", 1L)]
    public void Where_all_pixels_count_the_losss_own_index_stays(string section, long index)
    {
        using var loss = (CrossEntropyLoss)Create(section, new Segmentation(["a", "b"], "image", "mask"));

        Assert.Equal(index, loss.IgnoreIndex);
    }

    [Fact]
    public void A_loss_without_an_index_to_ignore_suits_segmentation_too()
    {
        using var loss = Create("type: torch.nn.MSELoss", new Segmentation(["a", "b"], "image", "mask", dontCare: 255));

        Assert.IsType<MseLoss>(loss);
    }

    [Theory]
    [InlineData("torch.nn.CrossEntropyLoss", "size_average: false", "size_average", "is false, but PyTorch has given this key up; write reduction: sum in its place.")]
    [InlineData("torch.nn.MSELoss", "size_average: true", "size_average", "is true, but PyTorch has given this key up; write reduction: mean in its place.")]
    [InlineData("torch.nn.KLDivLoss", "reduce: true", "reduce", "is true, but PyTorch has given this key up; write reduction: mean in its place.")]
    [InlineData("torch.nn.BCELoss", "reduce: false", "reduce", "is false, but a session is trained on one number; remove it, or write reduction: sum.")]
    public void Keys_that_PyTorch_has_given_up_are_refused_with_what_to_write(string type, string parameters, string key, string sentence) => Assert.Equal(
        ($"loss.params.{key}", sentence), Bound.Mistake<Sections>($"loss: {{type: {type}, params: {{{parameters}}}}}"));

    [Theory]
    [InlineData("type: torch.nn.MSELoss, params: {size_average: null, reduce: null}", typeof(MseLoss))]
    [InlineData("type: torch.nn.NLLLoss2d", typeof(NllLoss))]
    [InlineData("type: torch.nn.MultiMarginLoss, params: {p: 2, margin: 0.5, weight: [1, 2, 3]}", typeof(MultiMarginLoss))]
    [InlineData("type: torch.nn.MultiLabelSoftMarginLoss, weight_distribution: {b: 7}", typeof(MultiLabelSoftMarginLoss))]
    [InlineData("type: torch.nn.MultiLabelMarginLoss, params: {reduction: sum}", typeof(MultiLabelMarginLoss))]
    [InlineData("type: torch.nn.PoissonNLLLoss, params: {log_input: false, full: true, eps: 0.1}", typeof(PoissonNllLoss))]
    public void Each_loss_is_made_from_its_keys(string section, Type type)
    {
        using var loss = Create(section, Classes);

        Assert.IsType(type, loss);
    }

    [Fact]
    public void Flags_of_classes_count_as_signs_in_the_logistic_loss()
    {
        using var loss = (SoftMarginLoss)Create("type: torch.nn.SoftMarginLoss", Classes);

        Assert.True(loss.TakesFlags);
    }

    [Theory]
    [InlineData("weight_distribution: squares", "weight_distribution", "is the text 'squares', but it must be uniform, linear, or root with a number above 0, such as root2, or a section of classes with their weights.")]
    [InlineData("weight_distribution: {a: many}", "weight_distribution", "gives the class 'a' the text 'many', but weights are numbers from 0 on.")]
    [InlineData("weight_distribution: {a: 1}, weight_norm: true", "weight_distribution", "gives each class its weight, so weight_norm, weight_min and weight_max have no use; remove them.")]
    [InlineData("weight_distribution: linear, weight_min: 3, weight_max: 2", "weight_min", "is 3, which is above weight_max (2).")]
    [InlineData("weight_distribution: linear, weight_classes: false", "weight_classes", "is false, but there is a weight_distribution; remove one of the two.")]
    [InlineData("weight_classes: true", "weight_classes", "is true, but weight_distribution does not say how.")]
    [InlineData("ignore_index_param_name: ignored", "ignore_index_param_name", "is 'ignored', but the losses call it ignore_index.")]
    public void A_section_that_contradicts_itself_is_refused_with_its_place(string keys, string key, string sentence) => Assert.Equal(
        ($"loss.{key}", sentence), Bound.Mistake<Sections>($"loss: {{type: torch.nn.CrossEntropyLoss, {keys}}}"));

    [Fact]
    public void A_section_without_a_loss_is_refused() => Assert.Equal(
        ("loss.type", "the key 'type' is missing, which names a loss, such as torch.nn.CrossEntropyLoss."),
        Bound.Mistake<Sections>("loss: {weight_distribution: uniform}"));

    [Fact]
    public void A_method_of_the_model_is_refused_with_the_reason() => Assert.Equal(
        ("loss.model_getter", "is 'get_loss', but a configuration cannot call methods of a model here; name the loss by its type, and add one of "
            + "your own by a plug-in."),
        Bound.Mistake<Sections>("loss: {model_getter: get_loss, params: {a: 1}}"));

    [Theory]
    [InlineData("weight_distribution: {d: 2}", "WeightDistribution", "has a weight for 'd', but the classes are a, b, c.")]
    [InlineData("weight_distribution: linear", "WeightDistribution", "is 'linear', but how many samples each class has cannot be told without loading them; write a section of classes with their weights, such as {a: 2.5}, or uniform.")]
    [InlineData("weight_distribution: uniform, weight_param_name: pos_weight", "WeightParamName", "is 'pos_weight', but the loss has no such parameter for the weights of classes; it has weight.")]
    [InlineData("weight_distribution: uniform, params: {weight: [1, 2, 3]}", "WeightDistribution", "sets the parameter 'weight', which params gives too; remove one of the two.")]
    public void What_does_not_fit_the_data_is_refused(string keys, string property, string sentence) =>
        AssertRefused($"type: torch.nn.CrossEntropyLoss, {keys}", Classes, property, sentence);

    [Fact]
    public void A_loss_without_classes_takes_no_weights() => AssertRefused(
        "type: torch.nn.MSELoss, weight_distribution: uniform", Classes, "WeightParamName",
        "is 'weight', but the loss has no such parameter for the weights of classes; it has none, so remove weight_distribution.");

    [Fact]
    public void A_task_without_classes_takes_no_weights() => AssertRefused(
        "type: torch.nn.CrossEntropyLoss, weight_distribution: uniform", new Detection(["a"], "image", "boxes"), "WeightDistribution",
        "is for tasks that tell classes apart, but the data is for detection of 1 class; remove it.");

    [Fact]
    public void An_index_to_ignore_that_contradicts_the_data_is_refused() => AssertRefused(
        "type: torch.nn.CrossEntropyLoss, params: {ignore_index: 0}", new Segmentation(["a", "b"], "image", "mask", dontCare: 255),
        "IgnoreIndex", "is 0, but the pixels of 'dontcare', which do not count, have the value 255; leave ignore_index out.");

    [Fact]
    public void A_class_to_ignore_must_be_one() => AssertRefused(
        "type: torch.nn.CrossEntropyLoss, ignore_index_label_name: sky", new Segmentation(["a", "b"], "image", "mask"),
        "IgnoreIndexLabelName", "is 'sky', but the classes are a, b.");

    private static void AssertRefused(string section, LearningTask task, string property, string sentence)
    {
        var error = Assert.Throws<SettingException>(() => Create(section, task));

        Assert.Equal((property, sentence), (error.Property, error.Message));
    }

    private static LossSection Section(string section) => Bound.To<Sections>($"loss: {{{section}}}").Loss;

    private static ILoss Create(string section, LearningTask task) => Section(section).Create(new LossContext(task, () => null));

    private static float[] Weights(string section, long[] counts)
    {
        using var loss = (CrossEntropyLoss)Section(section).Create(new LossContext(Classes, () => counts));
        return loss.Weight!.ToArray<float>();
    }

    private sealed record Sections
    {
        public required LossSection Loss { get; init; }
    }
}
