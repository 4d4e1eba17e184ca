using Thelper.Configuration;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Tests.Metrics;

/// <summary>The accuracy where a sample may have several classes.</summary>
public sealed class FlagAccuracyTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label", null, multiLabel: true);
    private readonly Accuracy _accuracy = new();

    [Fact]
    public void Every_class_of_every_sample_counts()
    {
        Show([[2, -1, -3], [1, 4, -0.1f]], 1, 0, 1, 0, 1, 0);

        Assert.Equal(100 * 4.0 / 6, _accuracy.Evaluate(), precision: 12);
    }

    [Theory]
    [InlineData(0, 1, 100)]
    [InlineData(0, 0, 0)]
    [InlineData(0.4f, 1, 100)]
    [InlineData(-0.01f, 0, 100)]
    [InlineData(float.NaN, 0, 0)]
    [InlineData(float.NaN, 1, 0)]
    public void A_class_is_found_where_its_probability_is_a_half_or_more(float score, float flag, double expected)
    {
        Show([[score, score, score]], flag, flag, flag);

        Assert.Equal(expected, _accuracy.Evaluate());
    }

    [Fact]
    public void Samples_without_any_class_count()
    {
        Show([[-1, -1, -1]], 0, 0, 0);

        Assert.Equal(100, _accuracy.Evaluate());
    }

    [Fact]
    public void Several_candidates_are_refused() => Assert.Equal(
        "is 2, but where a sample may have several classes, each is right or wrong by itself; leave it out.",
        Assert.Throws<SettingException>(() => new AccuracyOptions { TopK = 2 }.Create(Task)).Message);

    private void Show(float[][] scores, params float[] flags)
    {
        using var target = Tensors.From<float>(flags, scores.Length, 3);
        _accuracy.Show(Task, scores, target);
    }
}
