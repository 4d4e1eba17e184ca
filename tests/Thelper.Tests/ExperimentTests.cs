using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Tests.Train;

namespace Thelper.Tests;

public sealed class ExperimentTests
{
    private static readonly string[] Seeds = ["loaders.test_seed", "loaders.valid_seed", "loaders.torch_seed", "loaders.numpy_seed"];

    [Theory]
    [InlineData("flowers")]
    [InlineData("it's \"quoted\" # and: odd")]
    public void A_configuration_without_a_name_gets_that_of_its_file(string file) =>
        Assert.Equal(file, Experiment.Read(TinySession.Document("name="), file).Name);

    [Fact]
    public void Seeds_that_are_not_given_are_drawn_and_written_down()
    {
        using var session = new TinySession();
        session.Start([.. Seeds.Select(seed => $"{seed}="), "trainer.epochs=1"]);
        var saved = ConfigReader.Read(session.Directory.Configuration);

        Assert.All(Seeds, seed => Assert.InRange(long.Parse(((ConfigScalar)saved.Find(seed)!).Text), 0, 65535));
    }

    [Fact]
    public void Seeds_may_be_missing_under_older_names_of_their_section()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("old.json", """
            {
              "session_name": "old",
              "datasets": {"shapes": {"type": "thelper.data.ShapesDataset", "params": {"count": 20, "size": 16}}},
              "data_config": {"batch_size": 10, "test_split": {"shapes": 1.0}, "test_split_seed": 5, "train_shuffle": false},
              "model": {"type": "thelper.nn.lenet.LeNet", "params": {"input_shape": [3, 16, 16]}},
              "runner": {"train_device": "cuda:0", "base_metrics": {"accuracy": {"type": "thelper.optim.Accuracy"}}}
            }
            """);
        var experiment = Experiment.Read(ConfigReader.Read(file), "old", device: "cpu");
        experiment.Start(folder["sessions"], new EventList());
        var saved = ConfigReader.Read(folder["sessions", "old", "config.latest.json"]);

        Assert.Equal("5", ((ConfigScalar)saved.Find("data_config.test_split_seed")!).Text);
        Assert.NotNull(saved.Find("data_config.numpy_seed"));
        Assert.Equal("cpu", ((ConfigScalar)saved.Find("runner.train_device")!).Text);
    }

    [Fact]
    public void The_saved_configuration_gives_the_same_session_again()
    {
        using var first = new TinySession();
        using var second = new TinySession();
        first.Start([.. Seeds.Select(seed => $"{seed}=")]);
        var events = new EventList();
        Experiment.Read(ConfigReader.Read(first.Directory.Configuration), "unnamed").Start(second.SaveDirectory, events);

        Assert.Equal(SavedState.OfLatest(first), SavedState.OfLatest(second));
    }

    [Fact]
    public void A_session_that_is_there_is_not_replaced_unasked()
    {
        using var session = new TinySession();
        session.Start();
        var exception = Assert.Throws<SessionException>(() => session.Start());

        Assert.Equal(
            $"There is a session in {session.Directory.FullPath} already. Go on with it by 'thelper resume --ckpt-path "
            + $"{session.Directory.FullPath}', give the new one another name (--set name=NAME), or replace the old one (--set overwrite=true).",
            exception.Message);
        Assert.Equal(2, session.EpochCheckpoints.Count);
    }

    [Fact]
    public void A_session_is_replaced_whole_where_that_is_asked_for()
    {
        using var session = new TinySession();
        session.Start("trainer.epochs=3");
        session.Start("overwrite=true");

        Assert.Equal(2, session.EpochCheckpoints.Count);
    }

    [Fact]
    public void Data_sets_that_do_not_go_together_are_told()
    {
        using var images = new TemporaryFolder();
        using var session = new TinySession();
        ClassFolders.Write(images, 16, ("cat", 10), ("dog", 10));
        var exception = Assert.Throws<Thelper.Data.DataException>(() => session.Start(
            $"datasets.pets={{type: thelper.data.ImageFolderDataset, params: {{root: '{images.FullPath}', image_key: picture}}}}"));

        Assert.Equal(
            "The data set 'pets' has its input under 'picture' and its truth under 'label', but those before have 'image' and 'label'; "
            + "give all data sets the same keys.",
            exception.Message);
    }
}
