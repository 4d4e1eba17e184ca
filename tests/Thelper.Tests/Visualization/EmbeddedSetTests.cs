using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Train.Steps;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

/// <summary>How much of a set is looked at, and what is kept of it.</summary>
public sealed class EmbeddedSetTests
{
    private static readonly Regression Numbers = new("image", "label", metaKeys: ["place"]);

    private readonly List<string> _warnings = [];
    private readonly List<FeatureTable> _tables = [];
    private int _predictions;

    [Fact]
    public void More_samples_than_a_projection_takes_are_a_warning_before_any_is_loaded()
    {
        Assert.Empty(Run(samples: 6, width: 2, new TsneOptions()));

        Assert.Equal("There is no Line, because it takes 5 samples at most, but there are 6; set max_samples.", Assert.Single(_warnings));
        Assert.Equal(0, _predictions);
    }

    [Fact]
    public void As_many_samples_as_a_projection_takes_are_laid_out()
    {
        Assert.NotEmpty(Run(samples: 6, width: 2, new TsneOptions { MaxSamples = 5 }));

        Assert.Equal(5, _predictions);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], Assert.Single(_tables).Values.ToArray());
    }

    [Fact]
    public void More_features_than_memory_should_hold_are_a_warning_after_the_first_batch()
    {
        Assert.Empty(Run(samples: 5, width: 1 << 26, new TsneOptions()));

        Assert.Equal(
            "There is no Line, because 5 samples with 67108864 features each take more than 1 GiB; set max_samples to 4 at most.",
            Assert.Single(_warnings, warning => warning.StartsWith("There", StringComparison.Ordinal)));
        Assert.Equal((1, 0), (_predictions, _tables.Count));
    }

    [Fact]
    public void Entries_with_several_numbers_are_listed_number_by_number()
    {
        Run(samples: 2, width: 1, new TsneOptions());

        Assert.Equal(["[0,0.5]", "[1,0.5]"], Assert.Single(_tables).Columns.Single(column => column.Name == "place").Texts);
    }

    private IReadOnlyList<VisualizationFile> Run(int samples, int width, TsneOptions options)
    {
        using var loaders = new LoaderFactory(
            new Dictionary<string, IDataset> { ["given"] = new GivenSamples(Numbers, [.. Enumerable.Range(0, samples).Select(Sample)]) },
            new LoadersOptions { BatchSize = 1, Workers = 0, ValidSplit = new Dictionary<string, double> { ["given"] = 1 } },
            new Seeds(1, 2, 3, 4)).Create();
        using var model = new Identity();
        return new ProjectionVisualizer(options, new Line(), ["place"]).Run(new VisualizationContext
        {
            Task = Numbers,
            Model = model,
            Loader = loaders.Valid!,
            Epoch = 0,
            Predict = batch => Predict(batch, width),
            Warn = _warnings.Add,
            Embedded = _tables.Add,
        });
    }

    private static Func<Sample> Sample(int index) => () => new Sample
    {
        ["image"] = TrainerRun.Scores(index),
        ["place"] = SampleArray.From<float>([index, 0.5f], 2),
    };

    private Iteration Predict(Batch batch, int width)
    {
        // Expanded, so that a wide one takes no memory.
        var first = width * _predictions++;
        return new()
        {
            Task = Numbers,
            Input = batch.Tensor("image"),
            Target = null,
            Prediction = width > 2 ? Operators.Zeros([1, 1]).Expand([1, width]) : Operators.Arange(first, first + width, ScalarType.Float32).Unsqueeze(0),
            Sample = batch,
            Index = batch.Index,
            Count = 1,
            Epoch = 0,
            EpochCount = 1,
            OutputPath = "",
        };
    }

    /// <summary>Lays a few samples out side by side.</summary>
    private sealed class Line : IProjection
    {
        public string Name => "line";

        public string Title => "Line";

        public int FewestSamples => 1;

        public int MostSamples => 5;

        public string? NoteFor(int samples) => null;

        public (double X, double Y)[] Fit(Tensor points) => [.. Enumerable.Range(0, (int)points.Size(0)).Select(i => ((double)i, 0.0))];
    }
}
