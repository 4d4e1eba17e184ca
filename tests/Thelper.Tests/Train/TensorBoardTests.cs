using System.Buffers.Binary;
using System.Text.Json;
using Thelper.Events;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tests.Events;

namespace Thelper.Tests.Train;

/// <summary>The key <c>use_tbx</c>: what lies in the folders of the sets, read by a reader that shares nothing with the program.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private const string On = "trainer.use_tbx=true";
    private const string OneMetric = "trainer.metrics={accuracy: {type: thelper.optim.Accuracy}}";

    private readonly TinySession _session = new()
    {
        Register = catalogue => catalogue.Add<IConsumerOptions, ShownOptions>("tests.Shown"),
    };

    [Fact]
    public void Each_set_has_its_reports_the_configuration_and_one_event_file()
    {
        _session.Start(On, OneMetric);

        foreach (var set in new[] { "train", "valid" })
        {
            var files = _session.Outputs(set);
            Assert.Equal(["accuracy-0000.txt", "accuracy-0001.txt", "config.json"], files[..3]);
            Assert.StartsWith("events.out.tfevents.", Assert.Single(files[3..]), StringComparison.Ordinal);
        }

        Assert.Equal(["accuracy.txt", "config.json"], _session.Outputs("test")[..2]);
    }

    [Fact]
    public void The_configuration_beside_it_is_that_of_the_session()
    {
        _session.Start(On, OneMetric);

        Assert.Equal(File.ReadAllText(_session.Directory.Configuration), File.ReadAllText(_session.Output("train", "config.json")));
    }

    [SkippableFact]
    public void What_came_from_a_variable_is_not_told()
    {
        const string Rate = "${env:THELPER_TESTS_RATE:-0.0125}";
        _session.Start(On, "trainer.epochs=1", $"trainer.optimization.optimizer.params.lr={Rate}");
        var rate = Content(Single("train", "_hparams_/session_start_info")).GetProperty("start").GetProperty("hparams").EnumerateArray()
            .Single(entry => entry.GetProperty("key").GetString() == "trainer.optimization.optimizer.params.lr").GetProperty("value");

        Assert.Contains($"\"lr\": \"{Rate}\"", File.ReadAllText(_session.Output("train", "config.json")), StringComparison.Ordinal);
        Assert.Equal(Rate, rate.GetProperty("string").GetString());
    }

    [Fact]
    public void A_launch_that_goes_on_keeps_the_embeddings_of_those_before()
    {
        const string Features = "trainer.viz={tsne: {tsne_args: {n_iter: 250}}}";
        _session.Start(On, Features, "trainer.epochs=1", "trainer.unique_output_dir=false");
        _session.Resume("trainer.epochs=2");

        Assert.Equal(2, File.ReadLines(_session.Output("valid", "projector_config.pbtxt")).Count(line => line.Contains("features of epoch", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_the_key_there_is_none()
    {
        _session.Start(OneMetric);

        Assert.Equal(["accuracy-0000.txt", "accuracy-0001.txt"], _session.Outputs("train"));
    }

    [SkippableFact]
    public void Scalars_are_those_of_the_session_file()
    {
        _session.Start(On);
        var dumps = Dump("train", "valid", "test");
        var rows = File.ReadLines(_session.Directory.Scalars).Select(line => JsonSerializer.Deserialize<ScalarRow>(line)!).ToList();

        foreach (var (set, records) in dumps)
        {
            Assert.Equal("brain.Event:2", records[0].GetProperty("file_version").GetString());
            Assert.Equal(
                rows.Where(row => row.Set == set).Select(row => (row.Step, row.Tag, (double)(float)row.Value!)),
                records.Scalars().Select(scalar => (scalar.Step, scalar.Tag, scalar.Number!.Value)));
        }
    }

    [SkippableFact]
    public void Our_reader_finds_what_the_other_one_finds()
    {
        _session.Start(On);
        var file = EventFile("train");

        Assert.Equal(
            EventDump.Of(file).Scalars().Select(scalar => (scalar.Step, scalar.Tag, scalar.Number!.Value)),
            new EventFileReader(file).Scalars().Select(scalar => (scalar.Step, scalar.Tag, scalar.Value)));
    }

    [SkippableFact]
    public void The_configuration_is_a_text()
    {
        _session.Start(On, "trainer.epochs=1");
        var text = Single("train", "config");

        Assert.Equal("text", Plugin(text).GetProperty("name").GetString());
        Assert.Equal(File.ReadAllText(_session.Output("train", "config.json")), text.GetProperty("tensor").GetProperty("strings")[0].GetString());
    }

    [SkippableFact]
    public void Hyper_parameters_are_the_single_values_of_model_and_optimization()
    {
        _session.Start(On, "trainer.epochs=1");
        var start = Content(Single("valid", "_hparams_/session_start_info")).GetProperty("start").GetProperty("hparams").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("key").GetString()!, entry => entry.GetProperty("value"));
        var experiment = Content(Single("valid", "_hparams_/experiment")).GetProperty("experiment");

        Assert.Equal(
            ["model.type", "trainer.optimization.loss.type", "trainer.optimization.optimizer.params.lr", "trainer.optimization.optimizer.type"],
            start.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0.01, start["trainer.optimization.optimizer.params.lr"].GetProperty("number").GetDouble());
        Assert.Equal("thelper.nn.lenet.LeNet", start["model.type"].GetProperty("string").GetString());
        Assert.Equal(
            start.Keys.Order(StringComparer.Ordinal),
            experiment.GetProperty("hparams").EnumerateArray().Select(info => info.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["epoch/loss", "epoch/accuracy"],
            experiment.GetProperty("metrics").EnumerateArray().Select(info => info.GetProperty("name").GetProperty("tag").GetString()));
        Assert.Equal(1, Content(Single("valid", "_hparams_/session_end_info")).GetProperty("end").GetProperty("status").GetInt32());
    }

    [SkippableFact]
    public void A_session_that_failed_says_so()
    {
        var stop = new EventList(happened =>
        {
            if (happened is EpochFinished)
            {
                throw new InvalidOperationException("stopped");
            }
        });
        Assert.Throws<InvalidOperationException>(() => _session.Start(stop, On));

        Assert.Equal(2, Content(Single("train", "_hparams_/session_end_info")).GetProperty("end").GetProperty("status").GetInt32());
    }

    [SkippableFact]
    public void Histograms_of_parameters_come_before_every_so_many_epochs_and_those_of_gradients_where_there_are_any()
    {
        _session.Start(On, "trainer.epochs=3", "trainer.tbx_histogram_freq=2", "trainer.save_freq=3");
        var spreads = EventDump.Of(EventFile("train")).Values().Where(entry => entry.Value.TryGetProperty("histo", out _)).ToList();

        Assert.Equal([0, 2], spreads.Where(entry => entry.Tag == "baseline/0/weight").Select(entry => entry.Step));
        Assert.Equal([2], spreads.Where(entry => entry.Tag == "baseline/0/weight/grad").Select(entry => entry.Step));
        Assert.All(spreads, entry =>
        {
            var (limits, counts) = (Numbers(entry.Value.GetProperty("histo").GetProperty("limits")), Numbers(entry.Value.GetProperty("histo").GetProperty("counts")));
            Assert.Equal(limits.Length, counts.Length);
            Assert.Equal(limits, limits.Order());
            Assert.Equal(entry.Value.GetProperty("histo").GetProperty("num").GetDouble(), counts.Sum());
        });
    }

    [SkippableFact]
    public void Histograms_can_be_left_out()
    {
        _session.Start(On, "trainer.epochs=1", "trainer.skip_tbx_histograms=true");

        Assert.DoesNotContain(EventDump.Of(EventFile("train")).Values(), entry => entry.Value.TryGetProperty("histo", out _));
    }

    [SkippableFact]
    public void Pictures_are_PNG_files_with_their_size()
    {
        _session.Start(On, "trainer.epochs=1", "trainer.metrics.shown={type: tests.Shown}");
        var image = Single("valid", "epoch/shown/image").GetProperty("image");
        var bytes = image.GetProperty("bytes").GetBytesFromBase64();

        Assert.Equal(File.ReadAllBytes(_session.Output("valid", "shown-0000.png")), bytes);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Equal((5, 3, 3), (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32(), image.GetProperty("colorspace").GetInt32()));
        Assert.Equal(5, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
    }

    [SkippableFact]
    public void Curves_have_six_rows_of_127_thresholds()
    {
        _session.Start(On, "trainer.epochs=1", "trainer.metrics.shown={type: tests.Shown}");
        var curve = Single("test", "epoch/shown/pr_curve");
        var tensor = curve.GetProperty("tensor");
        var rows = Numbers(tensor.GetProperty("floats")).Chunk(127).ToArray();

        Assert.Equal("pr_curves", Plugin(curve).GetProperty("name").GetString());
        Assert.Equal(127, Content(curve).GetProperty("num_thresholds").GetInt32());
        Assert.Equal([6L, 127L], tensor.GetProperty("shape").GetProperty("dim").EnumerateArray().Select(dim => dim.GetProperty("size").GetInt64()));
        Assert.Equal((3.0, 1.0, 4.0, 2.0), (rows[0][0], rows[1][0], rows[2][0], rows[3][0]));
        Assert.Equal((0.75, 0.6), (rows[4][0], Math.Round(rows[5][0], 6)));
        Assert.Equal((1.0, 0.0), (rows[4][126], rows[5][126]));
    }

    [SkippableFact]
    public void The_graph_of_the_model_has_its_operators_and_parameters()
    {
        _session.Start(On, "trainer.epochs=1");
        var graph = EventDump.Of(EventFile("train")).Single(record => record.TryGetProperty("graph", out _)).GetProperty("graph").GetProperty("node").EnumerateArray()
            .ToDictionary(node => node.GetProperty("name").GetString()!);

        Assert.Equal("aten::conv2d", graph["baseline/0/conv2d"].GetProperty("op").GetString());
        Assert.Contains("baseline/0/weight", graph["baseline/0/conv2d"].GetProperty("input").EnumerateArray().Select(input => input.GetString()));
        Assert.Contains("input/image", graph.Keys);
        Assert.All(
            graph.Values.Where(node => node.TryGetProperty("input", out _)).SelectMany(node => node.GetProperty("input").EnumerateArray()),
            input => Assert.Contains(input.GetString()!.Split(':')[0], graph.Keys));
        Assert.DoesNotContain(EventDump.Of(EventFile("valid")), record => record.TryGetProperty("graph", out _));
    }

    [Fact]
    public void Features_lie_where_the_projector_reads_them()
    {
        _session.Start(On, "trainer.viz={tsne: {tsne_args: {n_iter: 250}}}", "trainer.epochs=2");

        Assert.Equal(10, File.ReadAllLines(_session.Output("valid", "tensors-0001.tsv")).Length);
        var metadata = File.ReadAllLines(_session.Output("valid", "metadata-0001.tsv"));
        Assert.Equal(("label\tprediction\tbatch", 11), (metadata[0], metadata.Length));
        Assert.Equal(
            """
            embeddings {
              tensor_name: "features of epoch 0"
              tensor_path: "tensors-0000.tsv"
              metadata_path: "metadata-0000.tsv"
            }
            embeddings {
              tensor_name: "features of epoch 1"
              tensor_path: "tensors-0001.tsv"
              metadata_path: "metadata-0001.tsv"
            }

            """,
            File.ReadAllText(_session.Output("valid", "projector_config.pbtxt")));
        Assert.Contains("tensors.tsv", _session.Outputs("test"));
    }

    [Fact]
    public void A_launch_that_goes_on_has_files_of_its_own_and_leaves_the_old_ones()
    {
        _session.Start(On, "trainer.epochs=1", "trainer.unique_output_dir=false");
        var old = EventFile("train");
        var bytes = File.ReadAllBytes(old);
        _session.Resume("trainer.epochs=2");

        Assert.Equal(bytes, File.ReadAllBytes(old));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(old)!, "events.*").Length);
    }

    public void Dispose() => _session.Dispose();

    private string EventFile(string set) => Assert.Single(Directory.GetFiles(
        Assert.Single(Directory.GetDirectories(Path.Combine(_session.Directory.FullPath, "output", TinySession.Name), $"{set}*")), "events.*"));

    private Dictionary<string, IReadOnlyList<JsonElement>> Dump(params string[] sets)
    {
        var files = sets.ToDictionary(set => set, EventFile);
        var dumps = EventDump.Of([.. files.Values]);
        return files.ToDictionary(entry => entry.Key, entry => dumps[entry.Value]);
    }

    private JsonElement Single(string set, string tag) => Assert.Single(EventDump.Of(EventFile(set)).Values(), entry => entry.Tag == tag).Value;

    private static JsonElement Plugin(JsonElement value) => value.GetProperty("metadata").GetProperty("plugin");

    private static JsonElement Content(JsonElement value) => Plugin(value).GetProperty("content");

    private static double[] Numbers(JsonElement list) => list.Deserialize<double[]>()!;
}
