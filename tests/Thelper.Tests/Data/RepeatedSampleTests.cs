using Thelper.Data;

namespace Thelper.Tests.Data;

public sealed class RepeatedSampleTests
{
    [Fact]
    public void Each_copy_of_a_sample_has_random_numbers_of_its_own() => Assert.Equal(50, Values(workers: 0).Distinct().Count());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Copies_are_the_same_for_any_number_of_threads(int workers) => Assert.Equal(Values(0), Values(workers));

    private static float[] Values(int workers)
    {
        var options = new LoadersOptions
        {
            BatchSize = 50,
            Workers = workers,
            TrainScale = 10,
            TrainSplit = new Dictionary<string, double> { ["data"] = 1 },
            BaseTransforms = [new() { Operation = new RandomValue() }],
        };
        var loader = new LoaderFactory(
            new Dictionary<string, IDataset> { ["data"] = LabelledDataset.Of(5) }, options, new Seeds(1, 2, 3, 4)).Create().Train!;
        using var batch = loader.Load(0).Single();
        return batch.Tensor("image").AsSpan<float>().ToArray();
    }

    private sealed record RandomValue : ITransformOptions, ITransform
    {
        public ITransform Create() => this;

        public void Apply(SampleEntries entries, CounterRandom random)
        {
            foreach (var entry in entries)
            {
                var value = (float)random.NextDouble();
                (entry.Value as SampleImage)?.Map(new AddedValue.Map(_ => value));
            }
        }
    }
}
