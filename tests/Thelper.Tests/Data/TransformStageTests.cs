using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class TransformStageTests
{
    [Fact]
    public void Without_a_key_all_images_of_a_sample_are_changed() =>
        Assert.Equal((6f, 7f), Applied(new() { Operation = new AddedValue(5) }));

    [Fact]
    public void With_a_key_only_that_image_is_changed() =>
        Assert.Equal((1f, 7f), Applied(new() { Operation = new AddedValue(5), TargetKey = ["mask"] }));

    [Fact]
    public void All_images_of_a_sample_get_the_same_random_numbers()
    {
        var fates = Enumerable.Range(0, 50).Select(index => Applied(new() { Operation = new RandomValue() }, index)).ToList();

        Assert.All(fates, fate => Assert.Equal(fate.Image + 1, fate.Mask));
        Assert.Distinct(fates);
    }

    [Fact]
    public void Without_a_linked_fate_each_image_has_random_numbers_of_its_own()
    {
        var (image, mask) = Applied(new() { Operation = new RandomValue(), LinkedFate = false });

        Assert.NotEqual(image + 1, mask);
    }

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(0.3, 60, 120)]
    [InlineData(1.0, 300, 300)]
    public void A_stage_is_applied_as_often_as_its_probability_says(double probability, int atLeast, int atMost) =>
        Assert.InRange(
            Enumerable.Range(0, 300).Count(index =>
                Applied(new() { Operation = new AddedValue(5), Probability = probability }, index).Image > 1),
            atLeast,
            atMost);

    [Fact]
    public void Equal_operations_of_one_list_get_different_random_numbers()
    {
        using var sample = Sample();
        new TransformPipeline([new() { Operation = new RandomValue() }, new() { Operation = new RandomValue() }]).Apply(sample.Entries, Random(0));
        using var once = Sample();
        new TransformPipeline([new() { Operation = new RandomValue() }]).Apply(once.Entries, Random(0));

        Assert.NotEqual(2 * (Value(once, "image") - 1), Value(sample, "image") - 1);
    }

    [Fact]
    public void A_key_that_samples_do_not_have_is_refused_with_those_that_they_have() => Assert.Equal(
        "A transform has the target_key 'depth', but samples have the keys image, mask, label.", Refusal("depth"));

    [Fact]
    public void A_key_of_a_number_is_refused() => Assert.Equal(
        "A transform has the target_key 'label', but that entry of the sample is a single number or text.", Refusal("label"));

    [Theory]
    [InlineData("target_key: mask")]
    [InlineData("target_key: [mask]")]
    [InlineData("keys: mask")]
    public void Keys_may_be_written_in_several_ways(string keys) => Assert.Equal(
        ["mask"], Bound.To<TransformStageOptions>($"operation: torchvision.transforms.ToTensor\n{keys}\n").TargetKey);

    private static string Refusal(string key) => Assert.Throws<DataException>(
        () => Applied(new() { Operation = new AddedValue(5), TargetKey = [key] })).Message;

    private static (float Image, float Mask) Applied(TransformStageOptions stage, int index = 0)
    {
        using var sample = Sample();
        new TransformPipeline([stage]).Apply(sample.Entries, Random(index));
        return (Value(sample, "image"), Value(sample, "mask"));
    }

    private static CounterRandom Random(int index) => new(3, 0, (uint)index, 0);

    private static Sample Sample() => new() { ["image"] = Pixel(1), ["mask"] = Pixel(2), ["label"] = 0L };

    private static SampleImage Pixel(byte value) => new(Image.FromPixels<byte>([value], 1, 1, channels: 1));

    private static float Value(Sample sample, string key)
    {
        Span<float> value = stackalloc float[1];
        ((SampleImage)sample[key]!).WriteTo(value);
        return value[0];
    }

    private sealed record RandomValue : ITransformOptions, ITransform
    {
        public ITransform Create() => this;

        public void Apply(SampleEntries entries, CounterRandom random)
        {
            var value = random.NextInt32(1_000_000);
            new AddedValue.Map(before => before + value).Apply(entries, random);
        }
    }
}
