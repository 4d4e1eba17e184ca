using System.Globalization;
using Thelper.Data;
using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Tests.Train.Steps;
using Thelper.Torch;
using Thelper.Train;
using Thelper.Vision;

namespace Thelper.Tests.Train;

/// <summary>What regressions are trained on: tables, images for images, and numbers in any shape.</summary>
public sealed class RegressionSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WrittenSession _session = new();

    [Fact]
    public void A_perceptron_learns_a_column_of_a_table()
    {
        var rows = Enumerable.Range(0, 32).Select(i => (A: i % 4, B: i / 4)).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row.A / 4.0},{row.B / 8.0},{(row.A / 2.0) - (row.B / 8.0)}"));
        var table = _folder.Write("table.csv", string.Join('\n', rows.Prepend("a,b,y")));

        AssertLearned(_session.Start($$$"""
            name: table
            datasets:
              rows: {type: thelper.data.CsvDataset, params: {path: '{{{table}}}', target: y}}
            loaders: {batch_size: 8, train_split: {rows: 1}, torch_seed: 1, numpy_seed: 2}
            model: {type: thelper.nn.MLP, params: {in_features: 2, hidden_sizes: [16]}}
            trainer:
              epochs: 12
              compute_threads: 1
              optimization:
                loss: {type: torch.nn.MSELoss}
                optimizer: {type: torch.optim.Adam, params: {lr: 0.02}}
            """));
    }

    [Fact]
    public void A_network_for_more_detail_learns_from_pictures()
    {
        for (var i = 0; i < 8; i++)
        {
            using var picture = Image.FromPixels<byte>([.. Stripes(i)], 12, 12, channels: 1);
            _folder.Write($"a/{i}.png", picture.EncodePng());
        }

        AssertLearned(_session.Start($$$"""
            name: detail
            datasets:
              pictures: {type: thelper.data.SuperResFolderDataset, params: {root: '{{{_folder.FullPath}}}', downscale_factor: 2}}
            loaders:
              batch_size: 4
              train_split: {pictures: 1}
              torch_seed: 1
              numpy_seed: 2
              base_transforms: [{operation: torchvision.transforms.ToTensor}]
            model: {type: thelper.nn.sr.SRCNN, params: {base_filter: 8}}
            trainer:
              epochs: 12
              compute_threads: 1
              optimization:
                loss: {type: torch.nn.MSELoss}
                optimizer: {type: torch.optim.Adam, params: {lr: 0.005}}
            """));
    }

    /// <summary>Scores s with the factor f, which begins as 1: the mean of (f·s − t)² has the slope 2·mean(s·(s − t)).</summary>
    [Fact]
    public void Numbers_in_channels_rows_and_columns_can_be_learned()
    {
        using var model = new ScaledInput(perPixel: true);
        var task = new Regression("image", "label", form: new TargetForm { TargetShape = [2, 1, 2] });
        var seen = TrainerRun.Train(
            task, model, new TrainerOptions(), new MseLossOptions(),
            TrainerRun.Sample(SampleArray.From<float>([1, 0, 0, 1], 2, 1, 2), SampleArray.From<double>([2, 0, 0, 2], 2, 1, 2)));

        Assert.Equal([1L, 2, 1, 2], seen.Shape);
        Assert.Equal((0.5, ScalarType.Float64), (seen.Loss!.Value, seen.TargetType));
        Assert.Equal(2, model.Factor, tolerance: 1e-6);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<byte> Stripes(int picture) =>
        from y in Enumerable.Range(0, 12) from x in Enumerable.Range(0, 12) select (byte)((x + (y * (picture % 3)) + picture) % 4 < 2 ? 230 : 20);

    private void AssertLearned(SessionResults results)
    {
        var losses = _session.Events.OfKind<EpochFinished>().Select(epoch => epoch.Train.Loss!.Value).ToArray();

        Assert.Equal(results.Epochs, losses.Length);
        Assert.InRange(losses[^1], 0, losses[0] / 2);
    }
}
