using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Train;

/// <summary>The keys that have batches drawn.</summary>
public sealed class DisplayTests : IDisposable
{
    private readonly TinySession _session = new();

    [Fact]
    public void Each_epoch_of_each_set_has_a_picture_of_its_first_batch()
    {
        _session.Start("trainer.display_preds=true");

        string[] pictures = [.. new[] { "train", "valid", "test" }.SelectMany(set => _session.Outputs(set)).Where(file => file.EndsWith(".png", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "train_display_callback-0000.png", "train_display_callback-0001.png", "valid_display_callback-0000.png",
                "valid_display_callback-0001.png", "test_display_callback.png",
            ],
            pictures);
    }

    [Fact]
    public void The_picture_holds_the_whole_batch()
    {
        _session.Start("trainer.display=true", "trainer.epochs=1", "loaders.batch_size=4");
        using var picture = Image.Decode(File.ReadAllBytes(_session.Output("test", "test_display_callback.png")));

        // Two rows of two images of 16 pixels, 8 times as large, with two lines of text each.
        Assert.Equal((6 + (2 * 134), 6 + (2 * 164)), (picture.Width, picture.Height));
    }

    [Fact]
    public void Where_samples_are_no_images_the_missing_pictures_are_told_once()
    {
        using var session = new WrittenSession();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["table.csv"], "a,b,y\n1,2,3\n2,3,5\n3,5,8\n4,1,5\n");
        session.Start($$"""
            name: table
            datasets:
              rows: {type: thelper.data.CsvDataset, params: {path: '{{folder["table.csv"]}}', target: y} }
            loaders: {batch_size: 2, train_split: {rows: 0.5}, valid_split: {rows: 0.5} }
            model: {type: thelper.nn.MLP, params: {in_features: 2} }
            trainer:
              epochs: 2
              display_preds: true
              optimization:
                loss: {type: torch.nn.MSELoss}
                optimizer: {type: torch.optim.SGD, params: {lr: 0.001} }
            """);

        Assert.Equal(
            ["There are no pictures of predictions (display_preds), because the input 'input' is no image: a sample has the shape [2]."],
            session.Events.OfKind<RunWarning>().Select(warning => warning.Text));
    }

    [Theory]
    [InlineData("trainer.display_valid_preds=true", "", "valid", "")]
    [InlineData("trainer.display=true", "trainer.display_train=false", "valid", "test")]
    public void A_set_can_be_switched_by_itself(string one, string other, params string[] sets)
    {
        string[] changes = [.. new[] { one, other, "trainer.epochs=1" }.Where(change => change.Length > 0)];
        _session.Start(changes);

        Assert.Equal(
            sets.Where(set => set.Length > 0),
            new[] { "train", "valid", "test" }.Where(set => _session.Outputs(set).Any(file => file.Contains("display", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_callback_may_draw_in_another_way()
    {
        _session.Start("trainer.display_test={type: thelper.train.DisplayCallback, params: {max_images: 1}}", "trainer.epochs=1");
        using var picture = Image.Decode(File.ReadAllBytes(_session.Output("test", "test_display_callback.png")));

        Assert.Equal(6 + 134, picture.Width);
    }

    [Fact]
    public void A_session_that_goes_on_in_the_middle_of_a_pass_has_the_same_picture()
    {
        var state = Path.Combine(_session.Directory.Checkpoints, "state.pth");
        _session.Start(
            $"trainer.type={SavingTrainerOptions.Name}", $"trainer.path={state}", "trainer.epoch=1", "trainer.training=true",
            "trainer.batch=2", "trainer.display=true", "trainer.unique_output_dir=false");
        var expected = File.ReadAllBytes(_session.Output("train", "train_display_callback-0001.png"));

        using var second = new TinySession();
        second.ResumeIn(second.Directory, state);

        Assert.Equal(expected, File.ReadAllBytes(second.Output("train", "train_display_callback-0001.png")));
    }

    [Fact]
    public void Drawing_leaves_nothing_behind_even_where_the_session_fails()
    {
        var (images, tensors) = (new LiveImages(), new LiveTensors());
        Assert.Throws<SessionException>(() => _session.Start("trainer.display=true", "trainer.optimization.optimizer.params.lr=1e30"));

        Assert.Equal((0, 0), (tensors.Added, images.Added));
    }

    public void Dispose() => _session.Dispose();
}
