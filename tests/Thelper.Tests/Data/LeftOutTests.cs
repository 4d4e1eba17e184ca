using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Tests.Data;

/// <summary>Samples that cannot be loaded, where those are to be left out.</summary>
public sealed class LeftOutTests
{
    public static TheoryData<int> Workers => [0, 1, 2, 5];

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_sample_that_cannot_be_loaded_makes_its_batch_smaller(int workers) =>
        Assert.Equal(["0 2 3", "4 5 6 7", "8 9"], Batches(Broken(1), workers));

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_batch_without_samples_is_passed_over(int workers) =>
        Assert.Equal(["0 1 2 3", "8"], Batches(Broken(4, 5, 6, 7, 9), workers));

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_set_without_samples_is_refused(int workers) => Assert.StartsWith(
        "Every sample of the set was left out",
        Assert.Throws<DataException>(() => Batches(Broken([.. Enumerable.Range(0, 10)]), workers)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_columns_are_left_with_the_same_samples()
    {
        using var batch = Loader(new FakeSource(4) { Make = (index, _) => index == 1 ? null : Everything(index) }, workers: 0).Load(0).Single();

        Assert.Equal([0f, 2, 3], batch.Tensor("image").AsSpan<float>().ToArray());
        Assert.Equal([0L, 2, 3], batch.Tensor("labels").AsSpan<long>().ToArray());
        Assert.Equal([0, 2, 3], batch.Tensor("array").AsSpan<int>().ToArray());
        Assert.Equal([0.0, 2, 3], batch.Tensor("number").AsSpan<double>().ToArray());
        Assert.Equal(["0", "2", "3"], (string[])batch["text"]!);
        Assert.Equal(3, batch.Size);
    }

    [Fact]
    public void What_is_wrong_is_told_once_however_often_it_is_met()
    {
        var problems = new DataProblems(OnError.Skip);
        var loader = Create(problems);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in loader.Load(epoch))
            {
                batch.Dispose();
            }
        }

        Assert.Equal(["sample 1 cannot be used: it is odd."], problems.Sentences);
    }

    [Fact]
    public void A_mistake_ends_the_session_by_default() => Assert.Equal(
        "sample 1 cannot be used: it is odd.",
        Assert.Throws<DataException>(() => Create(new DataProblems(OnError.Fail)).Load(0).ToList()).Message);

    private static Loader Create(DataProblems problems)
    {
        var opened = new OpenDataset(LabelledDataset.Of(3)) { Problems = problems, Transforms = [new() { Operation = new OddRefused() }] };
        var options = new LoadersOptions
        {
            BatchSize = 3,
            Workers = 0,
            Shuffle = false,
            TrainSplit = new Dictionary<string, double> { ["data"] = 1 },
        };
        return new LoaderFactory(new Dictionary<string, OpenDataset> { ["data"] = opened }, options, new Seeds(1, 2, 3, 4)).Create().Train!;
    }

    private static FakeSource Broken(params int[] broken) => new(10)
    {
        Make = (index, epoch) => broken.Contains(index) ? null : FakeSource.Numbered(index, epoch),
    };

    private static Sample Everything(int index) => new()
    {
        ["image"] = new SampleImage(Image.FromPixels<byte>([(byte)index], 1, 1, channels: 1)),
        ["labels"] = new LabelMap(Image.FromPixels<byte>([(byte)index], 1, 1, channels: 1)),
        ["array"] = SampleArray.From<int>([index], 1),
        ["number"] = (double)index,
        ["text"] = $"{index}",
    };

    private static IEnumerable<string> Batches(FakeSource source, int workers) =>
        FakeSource.Load(Loader(source, workers), 0).Select(batch => string.Join(' ', batch));

    private static Loader Loader(FakeSource source, int workers) =>
        new(source, new(BatchSize: 4, Shuffle: false, DropLast: false, workers, Prefetch: 2), seed: 1);

    private sealed record OddRefused : ITransformOptions, ITransform
    {
        public ITransform Create() => this;

        public void Apply(SampleEntries entries, CounterRandom random)
        {
            if ((long)entries.Sample["idx"]! % 2 == 1)
            {
                throw new InvalidDataException("it is odd");
            }
        }
    }
}
