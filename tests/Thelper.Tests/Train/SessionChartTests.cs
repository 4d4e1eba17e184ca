using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Train;

/// <summary>The charts of a whole session, and those of consumers.</summary>
public sealed class SessionChartTests : IDisposable
{
    private readonly TinySession _session = new()
    {
        Register = catalogue => catalogue.Add<IConsumerOptions, BrokenChartOptions>("tests.BrokenChart"),
    };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Curves_have_a_panel_for_the_loss_and_each_metric()
    {
        _session.Start();
        using var one = Image.Load(Chart("curves.png"));
        _session.Start("overwrite=true", "trainer.metrics.top={type: thelper.optim.Accuracy, params: {top_k: 2}}");
        using var two = Image.Load(Chart("curves.png"));

        Assert.Equal(one.Width, two.Width);
        Assert.InRange(two.Height / (double)one.Height, 1.8, 2.2);
    }

    [Fact]
    public void A_session_that_was_resumed_has_the_curves_of_all_epochs()
    {
        _session.Start("trainer.epochs=1");
        var first = File.ReadAllBytes(Chart("curves.png"));
        _session.Resume("trainer.epochs=2");
        var resumed = File.ReadAllBytes(Chart("curves.png"));
        using var other = new TinySession();
        other.Start();

        Assert.NotEqual(first, resumed);
        Assert.Equal(File.ReadAllBytes(Path.Combine(other.Directory.FullPath, "output", TinySession.Name, "curves.png")), resumed);
    }

    [Fact]
    public void Without_validation_there_is_a_curve_of_the_training()
    {
        _session.Start("loaders.valid_split={}", "trainer.monitor=loss");

        Assert.True(File.Exists(Chart("curves.png")));
    }

    [Fact]
    public void An_evaluation_draws_classes_but_no_curves()
    {
        _session.Start("loaders.train_split={}", "loaders.test_split={shapes: 1}", "loaders.valid_split={}", "trainer.monitor=", "trainer.optimization=", "trainer.epochs=");

        Assert.True(File.Exists(Chart("classes.png")));
        Assert.False(File.Exists(Chart("curves.png")));
    }

    [Fact]
    public void A_chart_that_cannot_be_written_is_a_warning_and_no_end()
    {
        Directory.CreateDirectory(Path.Combine(_folder["reports"], "curves.png", "full"));
        _session.Start($"trainer.output_dir={_folder["reports"]}");

        var warning = Assert.Single(_session.Events.OfKind<RunWarning>(), warning => warning.Text.Contains("curves.png", StringComparison.Ordinal));
        Assert.StartsWith("A chart is left out: ", warning.Text, StringComparison.Ordinal);
        Assert.Equal([0, 1], _session.Events.Epochs);
    }

    [Fact]
    public void A_chart_that_cannot_be_drawn_is_a_warning_once()
    {
        _session.Start("trainer.metrics.broken.type=tests.BrokenChart");

        Assert.StartsWith(
            "A chart is left out: The drawing cannot be made an image: ",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_session.Outputs("valid"), file => file.StartsWith("broken", StringComparison.Ordinal));
    }

    [Fact]
    public void The_picture_of_counts_differs_from_that_of_shares()
    {
        _session.Start(
            "trainer.epochs=1", "trainer.metrics.a={type: thelper.train.ConfusionMatrix}",
            "trainer.metrics.b={type: thelper.train.ConfusionMatrix, params: {draw_normalized: false}}",
            "trainer.metrics.c={type: thelper.train.ConfusionMatrix, params: {draw_normalized: null}}");

        Assert.NotEqual(Picture("a"), Picture("b"));
        Assert.Equal(Picture("a"), Picture("c"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private byte[] Picture(string name) => File.ReadAllBytes(_session.Output("test", $"{name}.png"));

    private string Chart(string file) => Path.Combine(_session.Directory.FullPath, "output", TinySession.Name, file);

    private sealed record BrokenChartOptions : IConsumerOptions, IChartReporter
    {
        bool IConsumerOptions.IsMetric => false;

        public IPredictionConsumer Create(LearningTask task) => new BrokenChartOptions();

        public SvgDocument Chart() => new("no drawing"u8.ToArray(), 8, 8);

        public void Reset()
        {
        }

        public void Update(Iteration iteration)
        {
        }

        public OrderedDictionary<string, object?> SaveState() => [];

        public void LoadState(IReadOnlyDictionary<string, object?> state)
        {
        }
    }
}
