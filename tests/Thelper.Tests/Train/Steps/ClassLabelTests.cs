using Thelper.Data;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train.Steps;

/// <summary>What the trainer of classifications takes as labels.</summary>
public sealed class ClassLabelTests
{
    private static readonly Classification One = new(["a", "b", "c"], "image", "label");
    private static readonly Classification Several = new(["a", "b", "c"], "image", "label", null, multiLabel: true);

    public static TheoryData<object[], float[]> Labels => new()
    {
        { ["c", "a"], [2, 0] },
        { [2L, 0L], [2, 0] },
        { [SampleArray.From<long>([2], 1), SampleArray.From<long>([0], 1)], [2, 0] },
        { [SampleArray.From<int>([1], 1), SampleArray.From<int>([2], 1)], [1, 2] },
        { [SampleArray.From<byte>([1], 1), SampleArray.From<byte>([2], 1)], [1, 2] },
        { [SampleArray.From<float>([0.5f, 0.5f, 0], 3), SampleArray.From<float>([0, 0, 1], 3)], [0.5f, 0.5f, 0, 0, 0, 1] },
        { [SampleArray.From<double>([0, 0.25, 0.75], 3), SampleArray.From<double>([1, 0, 0], 3)], [0, 0.25f, 0.75f, 1, 0, 0] },
    };

    public static TheoryData<object[], float[]> LabelsOfSeveral => new()
    {
        { [SampleArray.From<float>([1, 0, 1], 3), SampleArray.From<float>([0, 0, 0], 3)], [1, 0, 1, 0, 0, 0] },
        { [SampleArray.From<byte>([1, 0, 1], 3), SampleArray.From<byte>([0, 1, 0], 3)], [1, 0, 1, 0, 1, 0] },
        { [TrainerRun.List("a", "c"), TrainerRun.List("b", "b")], [1, 0, 1, 0, 1, 0] },
        { ["a", "c"], [1, 0, 0, 0, 0, 1] },
        { [1L, 2L], [0, 1, 0, 0, 0, 1] },
    };

    public static TheoryData<object, string> WrongLabels => new()
    {
        { 3L, "A sample has the class index 3, but indices are 0 to 2." },
        { -1L, "A sample has the class index -1, but indices are 0 to 2." },
        { SampleArray.From<byte>([9], 1), "A sample has the class index 9, but indices are 0 to 2." },
        { "d", "A sample has the class 'd', but the classes are a, b, c." },
        {
            1.5, "The entry 'label' of a batch is Float64[1] on cpu, but it must be integers, one for each sample, or shares of 3 classes, "
            + "3 for each sample."
        },
        {
            SampleArray.From<long>([1, 0], 2), "The entry 'label' of a batch is Int64[1, 2] on cpu, but it must be integers, one for each "
            + "sample, or shares of 3 classes, 3 for each sample."
        },
        {
            SampleArray.From<float>([1, 0], 2), "The entry 'label' of a batch is Float32[1, 2] on cpu, but it must be integers, one for each "
            + "sample, or shares of 3 classes, 3 for each sample."
        },
        { Array.Empty<BoundingBox>(), "The entry 'label' of a sample is no class: it must be a name or an index." },
    };

    public static TheoryData<object, string> WrongLabelsOfSeveral => new()
    {
        {
            SampleArray.From<long>([1, 0, 2], 3),
            "A sample has the flag 2 for a class under 'label', but flags go from 0 (it is not there) to 1."
        },
        {
            SampleArray.From<float>([float.NaN, 0, 1], 3),
            "A sample has the flag NaN for a class under 'label', but flags go from 0 (it is not there) to 1."
        },
        { TrainerRun.List("a", "x"), "A sample has the class 'x', but the classes are a, b, c." },
        {
            SampleArray.From<float>([1, 0], 2), "The entry 'label' of a batch is Float32[1, 2] on cpu, but it must be integers, one for each "
            + "sample, or shares of 3 classes or flags for 3 classes, 3 for each sample."
        },
    };

    [Theory]
    [MemberData(nameof(Labels), DisableDiscoveryEnumeration = true)]
    public void A_class_may_be_told_in_several_ways(object[] labels, float[] targets) => Assert.Equal(targets, Targets(One, labels));

    [Theory]
    [MemberData(nameof(LabelsOfSeveral), DisableDiscoveryEnumeration = true)]
    public void Several_classes_become_a_flag_for_each(object[] labels, float[] targets) => Assert.Equal(targets, Targets(Several, labels));

    [Theory]
    [MemberData(nameof(WrongLabels), DisableDiscoveryEnumeration = true)]
    public void A_label_that_is_no_class_is_refused(object label, string sentence) => Assert.Equal(sentence, Refusal(One, label));

    [Theory]
    [MemberData(nameof(WrongLabelsOfSeveral), DisableDiscoveryEnumeration = true)]
    public void A_label_that_is_no_flags_is_refused(object label, string sentence) => Assert.Equal(sentence, Refusal(Several, label));

    [Fact]
    public void Flags_are_floats_whatever_they_were() => Assert.Equal(
        ScalarType.Float32, Seen(Several, [SampleArray.From<byte>([1, 0, 1], 3)]).TargetType);

    [Fact]
    public void Several_classes_can_be_learned()
    {
        using var model = new ScaledInput();
        var seen = TrainerRun.Train(
            Several, model, new TrainerOptions(), new BceWithLogitsLossOptions(),
            TrainerRun.Sample(TrainerRun.Scores(1, -1, 2), SampleArray.From<byte>([1, 0, 1], 3)));

        // The mean of ln(1 + e⁻¹), twice, and ln(1 + e⁻²).
        Assert.Equal(((2 * Math.Log(1 + Math.Exp(-1))) + Math.Log(1 + Math.Exp(-2))) / 3, seen.Loss!.Value, tolerance: 1e-6);
        Assert.True(model.Factor > 1);
    }

    [Fact]
    public void Another_task_is_refused() => Assert.Equal(
        "The trainer ImageClassifTrainer is for classification, but the data is for segmentation into 1 class.",
        Assert.Throws<SessionException>(() => Evaluate(
            new Segmentation(["a"], "image", "label"), new ImageClassifTrainerOptions(), 0L)).Message);

    private static float[] Targets(Classification task, object[] labels) => Seen(task, labels).Target!;

    private static SeenBatch Seen(Classification task, object[] labels) => Evaluate(task, new TrainerOptions(), labels);

    private static string Refusal(Classification task, object label) =>
        Assert.Throws<DataException>(() => Seen(task, [label])).Message;

    private static SeenBatch Evaluate(LearningTask task, TrainerOptions options, params object[] labels)
    {
        using var model = new ScaledInput();
        ILossOptions loss = task is Classification { MultiLabel: true } ? new BceWithLogitsLossOptions() : new CrossEntropyLossOptions();
        return TrainerRun.Evaluate(
            task, model, options, loss, [.. labels.Select(label => TrainerRun.Sample(TrainerRun.Scores(1, 2, 3), label))]);
    }
}
