using Thelper.Data;
using Thelper.Data.Collation;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Data.Collation;

public sealed class MixingTests
{
    private const int Size = 4;

    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    [Fact]
    public void MixUp_blends_images_and_classes_by_one_share()
    {
        using var batch = Mix(new MixUpOptions());
        var share = Share(batch);

        Assert.InRange(share, 0.001, 0.999);
        Assert.Equal(
            [.. Enumerable.Range(0, Size).Select(i => Value(i, share))],
            Enumerable.Range(0, Size).Select(i => Pixels(batch, i)[0]), (a, b) => Math.Abs(a - b) < 1e-4f);
    }

    [Fact]
    public void CutMix_gives_the_classes_the_shares_of_the_area()
    {
        Assert.All(Enumerable.Range(0, 40), number =>
        {
            using var batch = Mix(new CutMixOptions(), batch: (uint)number);
            var own = Pixels(batch, 1).Count(value => value == 10) / (double)Pixels(batch, 1).Length;

            Assert.Equal(own, Share(batch), 1e-6);
        });
    }

    [Fact]
    public void CutMix_replaces_a_part_of_the_image()
    {
        using var batch = Mix(new CutMixOptions());

        Assert.Equal([0f, 10f], Pixels(batch, 1).Distinct().Order());
    }

    [Theory]
    [InlineData("names")]
    [InlineData("indices")]
    [InlineData("shares")]
    [InlineData("flags")]
    public void The_truth_may_have_any_form(string form)
    {
        using var batch = Mix(new MixUpOptions(), form);
        using var expected = Mix(new MixUpOptions(), "indices");

        Assert.Equal((ScalarType.Float32, "4x3"), (batch.Tensor("label").ScalarType, string.Join('x', batch.Tensor("label").Shape)));
        Assert.Equal(expected.Tensor("label").AsSpan<float>().ToArray(), batch.Tensor("label").AsSpan<float>().ToArray());
    }

    [Fact]
    public void The_shares_of_a_sample_add_up_to_1()
    {
        using var batch = Mix(new MixUpOptions());

        Assert.All(Enumerable.Range(0, Size), i => Assert.Equal(1, Shares(batch, i).ToArray().Sum(), 1e-6f));
    }

    [Fact]
    public void A_batch_that_is_not_mixed_has_shares_all_the_same()
    {
        using var batch = Mix(new MixUpOptions { Probability = 0 });

        Assert.Equal([1f, 0, 0], Shares(batch, 0).ToArray());
        Assert.Equal([0f, 10, 20, 30], Enumerable.Range(0, Size).Select(i => Pixels(batch, i)[0]));
    }

    [Fact]
    public void As_many_batches_are_mixed_as_the_probability_says()
    {
        const int batches = 400;
        var mixed = Enumerable.Range(0, batches).Count(number =>
        {
            using var batch = Mix(new MixUpOptions { Probability = 0.25 }, batch: (uint)number);
            return Share(batch) < 1;
        });

        Assert.InRange(mixed, 65, 135);
    }

    [Fact]
    public void Other_random_numbers_give_another_share()
    {
        using var first = Mix(new MixUpOptions(), batch: 0);
        using var second = Mix(new MixUpOptions(), batch: 1);

        Assert.NotEqual(Share(first), Share(second));
    }

    [Fact]
    public void Mixing_leaves_no_memory_behind()
    {
        var live = new LiveTensors();

        Mix(new CutMixOptions()).Dispose();

        Assert.Equal(0, live.Added);
    }

    [Theory]
    [InlineData("unknown", "A sample has the class 'zebra', but the classes are a, b, c.")]
    [InlineData("beyond", "A sample has the class index 3, but indices are 0 to 2.")]
    [InlineData("none", "The samples have no class under 'label', so that they cannot be mixed; mix only sets whose classes are known.")]
    public void A_truth_that_is_no_class_is_refused(string form, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<DataException>(() => Mix(new MixUpOptions(), form)).Message);

    [Fact]
    public void CutMix_refuses_what_is_no_image()
    {
        using var batch = Make("indices", i => SampleArray.From<float>([i, i], 2));

        Assert.Equal(
            "CutMix needs images, B×C×H×W, but the samples' input is Float32[4, 2] on cpu; MixUp can mix it.",
            Assert.Throws<DataException>(() => Collate(new CutMixOptions(), batch, 0)).Message);
    }

    [Fact]
    public void What_is_not_of_single_precision_is_refused()
    {
        using var batch = Make("indices", i => SampleArray.From<long>([i, i], 2));

        Assert.Equal(
            "The entry 'image' cannot be mixed, because it is Int64[4, 2] on cpu, and only Float32 can be mixed.",
            Assert.Throws<DataException>(() => Collate(new MixUpOptions(), batch, 0)).Message);
    }

    private static Batch Mix(MixingOptions options, string form = "indices", uint batch = 0)
    {
        var made = Make(form, i => Assembled.Grey(10 * i, 16, 12));
        try
        {
            return Collate(options, made, batch);
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    private static Batch Collate(MixingOptions options, Batch batch, uint number) =>
        options.Create(Task).Collate(batch, new CounterRandom(1, 0, number, 0));

    /// <summary>Samples of the classes a, b, c, b.</summary>
    private static Batch Make(string form, Func<int, object> input)
    {
        var assembly = new BatchAssembly(Size);
        for (var i = 0; i < Size; i++)
        {
            using var sample = new Sample { ["image"] = input(i), ["label"] = Label(form, i == 3 ? 1 : i) };
            assembly.Write(i, sample);
        }

        return assembly.Finish()!;
    }

    private static object? Label(string form, int index) => form switch
    {
        "names" => Task.ClassNames[index],
        "indices" => (long)index,
        "shares" => SampleArray.From<float>([.. Enumerable.Range(0, 3).Select(i => i == index ? 1f : 0f)], 3),
        "flags" => SampleArray.From<bool>([.. Enumerable.Range(0, 3).Select(i => i == index)], 3),
        "unknown" => "zebra",
        "beyond" => 3L,
        _ => null,
    };

    /// <summary>The share of the second sample's own class, b, beside that of the first, a.</summary>
    private static double Share(Batch batch) => Shares(batch, 1)[1];

    private static Span<float> Shares(Batch batch, int sample) => batch.Tensor("label").AsSpan<float>().Slice(sample * 3, 3);

    private static float[] Pixels(Batch batch, int sample) =>
        batch.Tensor("image").AsSpan<float>().Slice(sample * 16 * 12, 16 * 12).ToArray();

    private static float Value(int sample, double share) =>
        (float)((share * 10 * sample) + ((1 - share) * 10 * ((sample + Size - 1) % Size)));
}
