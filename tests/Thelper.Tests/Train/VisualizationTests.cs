using System.Text.Json;
using System.Xml.Linq;
using Thelper.Configuration;
using Thelper.Models;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Train;

/// <summary>The key <c>viz</c>.</summary>
public sealed class VisualizationTests : IDisposable
{
    private const string Quick = "trainer.viz={tsne: {tsne_args: {n_iter: 250}}}";

    private readonly TinySession _session = new();

    [Fact]
    public void The_validation_set_is_shown_after_each_epoch_and_the_test_set_at_the_end()
    {
        _session.Start(Quick);

        string[] parts = ["tsne", "tsne", "tsne-idxs", "tsne-labels", "tsne-preds", "tsne-projs"];
        Assert.Equal(
            parts.SelectMany(part => new[] { $"{part}-0000", $"{part}-0001" }).Order(StringComparer.Ordinal),
            Tsne("valid"));
        Assert.Equal(parts, Tsne("test"));
        Assert.Empty(Tsne("train"));
    }

    [Fact]
    public void Each_sample_has_a_place_a_label_a_prediction_and_a_batch()
    {
        var results = _session.Start(Quick);

        var (labels, predictions) = (Json<long[]>("tsne-labels"), Json<long[]>("tsne-preds"));
        Assert.Equal(results.Sets.Single(set => set.Set == "test").Result.Images, Json<double[][]>("tsne-projs").Length);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 1], Json<int[]>("tsne-idxs"));
        Assert.Equal(
            results.Sets.Single(set => set.Set == "test").Result.Metrics.Single().Value,
            100.0 * labels.Zip(predictions).Count(pair => pair.First == pair.Second) / labels.Length, 1e-9);
    }

    [Fact]
    public void The_picture_has_a_point_for_each_sample_and_names_the_classes()
    {
        _session.Start("trainer.viz={tsne: {tsne_args: {n_iter: 250}, title: 'a < b', color_map: {circle: [1, 2, 3]}}}");
        var picture = XDocument.Load(_session.Output("test", "tsne.svg"));
        var (labels, predictions) = (Json<long[]>("tsne-labels"), Json<long[]>("tsne-preds"));

        var circles = picture.Descendants().Where(element => element.Name.LocalName == "circle").ToArray();
        var rings = labels.Zip(predictions).Count(pair => pair.First != pair.Second);
        Assert.Equal(labels.Length + (2 * rings) + 5, circles.Length);
        Assert.Equal(["a < b", "circle"], picture.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).Take(2));
        Assert.Contains(circles, circle => circle.Attribute("fill")!.Value == "#010203");
    }

    [Fact]
    public void The_picture_is_there_as_pixels_of_the_size_asked_for()
    {
        _session.Start("trainer.viz={tsne: {tsne_args: {n_iter: 250}, figsize: [2, 1.5], dpi: 100}}", "trainer.epochs=1");
        using var picture = EncodedImage.Load(_session.Output("test", "tsne.png"));

        Assert.Equal(150, picture.Header.Height);
        Assert.True(picture.Header.Width > 200, "the legend is beside the points");
    }

    [Fact]
    public void A_picture_of_too_many_pixels_is_a_drawing_alone()
    {
        _session.Start("trainer.viz={tsne: {tsne_args: {n_iter: 250}, figsize: [400, 1]}}", "trainer.epochs=1");

        Assert.Equal(["tsne.svg"], _session.Outputs("test").Where(file => file.StartsWith("tsne.", StringComparison.Ordinal)));
        Assert.Single(_session.Events.OfKind<RunWarning>(), warning => warning.Text.StartsWith("The picture of the t-SNE is there as SVG alone: ", StringComparison.Ordinal));
    }

    [Fact]
    public void At_most_so_many_samples_are_shown()
    {
        _session.Start("trainer.viz={tsne: {max_samples: 9, tsne_args: {n_iter: 250}}}", "trainer.epochs=1");

        Assert.Equal((9, 9), (Json<double[][]>("tsne-projs").Length, Json<long[]>("tsne-labels").Length));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("idx")]
    [InlineData("[idx]")]
    public void Further_entries_of_the_samples_can_be_written_beside(string keys)
    {
        _session.Start($"trainer.viz={{tsne: {{return_meta: {keys}, tsne_args: {{n_iter: 250}}}}}}", "trainer.epochs=1");

        var meta = Json<Dictionary<string, long[]>>("tsne-meta");
        Assert.Equal((10, "idx"), (meta["idx"].Distinct().Count(), Assert.Single(meta.Keys)));
    }

    [Fact]
    public void A_task_without_classes_has_places_but_no_labels()
    {
        using var session = WithFeatures();
        session.Start(
            Quick, "model={type: tests.Featureful, params: {outputs: 3}}", "datasets.shapes.params.task=regression", "trainer.metrics={}",
            "trainer.monitor=", "loaders.train_split={}", "trainer.epochs=", "trainer.optimization=");

        Assert.Equal(["tsne", "tsne", "tsne-idxs", "tsne-projs"], Tsne(session, "test"));
    }

    [Fact]
    public void Showing_leaves_no_tensor_behind()
    {
        var live = new LiveTensors();
        _session.Start(Quick, "trainer.epochs=1");

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void Showing_changes_nothing_else()
    {
        _session.Start();
        var expected = SavedState.OfLatest(_session);
        using var shown = new TinySession();
        shown.Start(Quick);

        Assert.Equal(expected, SavedState.OfLatest(shown));
    }

    [Fact]
    public void A_model_that_tells_its_features_has_these_shown_without_a_warning()
    {
        using var session = WithFeatures();
        session.Start("model={type: tests.Featureful}", Quick, "trainer.epochs=1");

        Assert.Equal(4, Featureful.Batches);
        Assert.Empty(session.Events.OfKind<RunWarning>());
    }

    [Fact]
    public void Visualisations_of_the_same_samples_ask_for_their_features_once()
    {
        using var session = WithFeatures();
        session.Start(
            "model={type: tests.Featureful}", "trainer.epochs=1",
            "trainer.viz={tsne: {tsne_args: {n_iter: 250}}, umap: {umap_args: {n_epochs: 50, n_neighbors: 5}}}");

        Assert.Equal(4, Featureful.Batches);
    }

    [Fact]
    public void A_model_that_does_not_is_warned_of_once()
    {
        _session.Start(Quick);

        Assert.Equal(
            "LeNet does not tell its features apart from its output, so the output is shown.",
            Assert.Single(_session.Events.OfKind<RunWarning>()).Text);
    }

    [Fact]
    public void Too_few_samples_are_a_warning_and_no_file()
    {
        _session.Start("trainer.viz={tsne: {max_samples: 3}}");

        Assert.Empty(Tsne("valid"));
        Assert.Contains(_session.Events.OfKind<RunWarning>(), warning => warning.Text == "There is no t-SNE, because it needs 4 samples, but there are 3.");
    }

    [Fact]
    public void A_perplexity_that_the_samples_do_not_allow_is_told_with_the_one_that_is_taken()
    {
        _session.Start("trainer.viz={tsne: {tsne_args: {n_iter: 250, perplexity: 300}}}", "trainer.epochs=1");

        Assert.Contains(_session.Events.OfKind<RunWarning>(), warning => warning.Text ==
            "The perplexity of the t-SNE is 300, but 10 samples allow 3.0 at most, which is taken.");
    }

    [Theory]
    [InlineData("trainer.viz={tsne: {}}")]
    [InlineData("trainer.visualizations={tsne: null}")]
    [InlineData("trainer.visualization=[tsne]")]
    public void Options_may_be_left_out(string change)
    {
        _session.Start(change, "trainer.epochs=1");

        Assert.NotEmpty(Tsne("test"));
    }

    [Fact]
    public void A_umap_has_files_of_its_own_beside_those_of_the_t_sne()
    {
        _session.Start("trainer.viz={tsne: {tsne_args: {n_iter: 250}}, umap: {umap_args: {n_epochs: 50, n_neighbors: 5}}}", "trainer.epochs=1");

        string[] parts = ["umap-idxs.json", "umap-labels.json", "umap-preds.json", "umap-projs.json", "umap.png", "umap.svg"];
        Assert.Equal(parts, _session.Outputs("test").Where(file => file.StartsWith("umap", StringComparison.Ordinal)));
        Assert.Contains("tsne-projs.json", _session.Outputs("test"));
        Assert.Equal(10, Json<double[][]>("umap-projs").Length);
    }

    [Fact]
    public void More_neighbours_than_samples_are_told_with_those_that_are_taken()
    {
        _session.Start("trainer.viz={umap: {umap_args: {n_epochs: 50}}}", "trainer.epochs=1");

        Assert.Contains(_session.Events.OfKind<RunWarning>(), warning => warning.Text ==
            "The UMAP asks for 15 neighbours (n_neighbors), but there are 10 samples, so 10 are taken.");
    }

    [Theory]
    [InlineData("{trimap: {}}", "trainer.viz.trimap", "unknown visualisation 'trimap'; ")]
    [InlineData("{umap: {umap_args: {min_dist: 2}}}", "trainer.viz.umap.umap_args.min_dist", "is 2, but must not be above spread, which is 1.")]
    [InlineData("{umap: {umap_args: {metric: hamming}}}", "trainer.viz.umap.umap_args.metric", "must be 'euclidean', 'cosine' or 'manhattan', but")]
    [InlineData("{gradcam: {target: hexagon}}", "trainer.viz.gradcam.target", "is 'hexagon', but must be 'predicted', 'true' or one of the classes circle, ")]
    [InlineData("{gradcam: {layer: baseline.9}}", "trainer.viz.gradcam.layer", "is 'baseline.9', which is no layer of the model that can be looked at; ")]
    [InlineData("{tsne: {draw: true}}", "trainer.viz.tsne.draw", "is true, but no window is shown here: the picture is written into a file anyway; leave it out.")]
    [InlineData("{tsne: {return_meta: path}}", "trainer.viz.tsne.return_meta", "has 'path', but the meta keys of the task are idx.")]
    [InlineData("{tsne: {color_map: {hexagon: [1, 2, 3]}}}", "trainer.viz.tsne.color_map", "has a colour for 'hexagon', but the classes are circle, ")]
    [InlineData("{tsne: {color_map: {circle: [1, 2]}}}", "trainer.viz.tsne.color_map", "must have [red, green, blue] for 'circle', but has 2 numbers.")]
    [InlineData("{tsne: {tsne_args: {n_components: 3}}}", "trainer.viz.tsne.tsne_args.n_components", "must be ")]
    public void A_section_is_refused_with_its_place(string viz, string path, string sentence)
    {
        var error = Assert.Single(Assert.Throws<ConfigException>(() => _session.Start($"trainer.viz={viz}")).Errors);

        Assert.Equal(path, error.Path);
        Assert.StartsWith(sentence, error.Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();

    private static TinySession WithFeatures() => new()
    {
        Register = catalogue => catalogue.Add<IModelOptions, FeaturefulOptions>("tests.Featureful"),
    };

    private string[] Tsne(string set) => Tsne(_session, set);

    private static string[] Tsne(TinySession session, string set) => [.. session.Outputs(set)
        .Where(file => file.StartsWith("tsne", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private T Json<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllText(_session.Output("test", $"{name}.json")))!;

    private sealed record FeaturefulOptions : IModelOptions
    {
        public int Outputs { get; init; } = 5;

        public Module Create(LearningTask task) => new Featureful(Outputs);
    }

    /// <summary>A linear classifier whose features are the means of the channels.</summary>
    private sealed class Featureful : Module<Tensor, Tensor>, IEmbedding
    {
        private readonly Linear _classifier;

        public Featureful(int outputs)
        {
            Batches = 0;
            _classifier = Register("classifier", new Linear(3, outputs));
        }

        /// <summary>How many batches the features of the last such model were asked for.</summary>
        public static int Batches { get; private set; }

        protected override Tensor Compute(Tensor input) => _classifier.Forward(input.Mean([2L, 3L]));

        public Tensor Embed(Tensor input)
        {
            // One epoch's validation, then the test set: two batches each.
            Batches++;
            return input.Mean([2L, 3L]);
        }
    }
}
