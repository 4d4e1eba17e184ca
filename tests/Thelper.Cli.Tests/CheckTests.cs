namespace Thelper.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void The_data_of_a_session_is_described() => Assert.Equal(
        """
        task: classification into 5 classes
        data set shapes: 60 samples
          classes, with how many samples have each: circle 12, cross 12, square 12, star 12, triangle 12
          images: 16x16, channels: 3
        loading: between the steps; batches take 48 KiB
        train: 40 samples in 5 batches of 8
          image: Float32 [3, 16, 16]
          label: Int64 []
          idx: Int64 []
        valid: 10 samples in 2 batches of 8
          image: Float32 [3, 16, 16]
          label: Int64 []
          idx: Int64 []
        test: 10 samples in 2 batches of 8
          image: Float32 [3, 16, 16]
          label: Int64 []
          idx: Int64 []

        """,
        Check("--set", "loaders.workers=0").Output);

    [Fact]
    public void A_configuration_without_model_and_trainer_is_enough()
    {
        File.WriteAllText(_place.Config, Workplace.Configuration[..Workplace.Configuration.IndexOf("model:", StringComparison.Ordinal)]);

        Assert.Equal(0, Check().Code);
    }

    [Fact]
    public void A_session_without_a_model_is_refused_with_its_line_all_the_same()
    {
        File.WriteAllText(_place.Config, Workplace.Configuration[..Workplace.Configuration.IndexOf("model:", StringComparison.Ordinal)]);

        Assert.Contains("the key 'model' is missing", _place.New().Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_that_are_in_two_sets_are_listed()
    {
        var same = Photo(5);
        _place.Folder.Write(Path.Combine("pets", "cat", "a.png"), same);
        _place.Folder.Write(Path.Combine("pets", "cat", "b.png"), same);
        _place.Folder.Write(Path.Combine("pets", "cat", "c.png"), same);

        var outcome = Check(
            ["--duplicates", .. _place.ImagesIn("pets"), "--set", "loaders.train_split.shapes=0.34", "--set", "loaders.valid_split.shapes=0.33",
                "--set", "loaders.test_split.shapes=0.33"]);

        Assert.Contains("duplicates between the sets: 3 equal, 0 nearly equal, among 3 images", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_listed()
    {
        _place.Folder.Write(Path.Combine("pets", "cat", "a.png"), Photo(1));
        _place.Folder.Write(Path.Combine("pets", "cat", "b.png"), Photo(2));
        _place.Folder.Write(Path.Combine("pets", "cat", "c.png"), Photo(3));
        Directory.CreateDirectory(_place.Folder["pets", "dog"]);

        var outcome = Check([.. _place.ImagesIn("pets"), "--set", "datasets.shapes.on_error=skip"]);

        Assert.Contains($"left out of shapes: 1\n    The class folder {_place.Folder["pets", "dog"]}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sample_is_loaded_where_that_is_asked_for()
    {
        _place.Folder.Write(Path.Combine("pets", "cat", "a.png"), Photo(1));
        _place.Folder.Write(Path.Combine("pets", "cat", "b.png"), Photo(2));
        _place.Folder.Write(Path.Combine("pets", "cat", "c.png"), "no image");

        var outcome = Check(
            ["--load", .. _place.ImagesIn("pets"), "--set", "datasets.shapes.on_error=skip", "--set", "loaders.train_split.shapes=1",
                "--set", "loaders.valid_split={}", "--set", "loaders.test_split={}"]);

        Assert.Contains("train: 2 of 3 samples can be used", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(_place.Folder["pets", "cat", "c.png"], outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_is_not_there_is_told_in_a_sentence()
    {
        _place.Change("{type: thelper.data.ShapesDataset, params: {count: 60, size: 16}}", "{type: thelper.data.ImageFolderDataset, params: {root: nowhere}}");
        var outcome = Check();

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(
            $"{_place.Config}:3:66: datasets.shapes.params.root: The data folder {_place.Folder["nowhere"]} does not exist.\n",
            outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model:")]
    [InlineData("trainer:")]
    public void A_model_and_a_trainer_may_each_be_missing(string section)
    {
        var lines = Workplace.Configuration.Split('\n').ToList();
        var start = lines.IndexOf(section);
        lines.RemoveRange(start, 1 + lines.Skip(start + 1).TakeWhile(line => line.StartsWith(' ')).Count());
        File.WriteAllLines(_place.Config, lines);

        Assert.Equal((0, ""), (Check().Code, Check().Errors));
    }

    [Fact]
    public void Mistakes_in_a_model_that_is_there_are_told()
    {
        _place.Change("thelper.nn.lenet.LeNet", "thelper.nn.lenet.LeNets");

        Assert.Contains("model", Check().Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();

    private static byte[] Photo(int seed)
    {
        using var image = new Vision.Image(32, 32, 3, Vision.PixelDepth.UInt8);
        new Random(seed).NextBytes(image.AsSpan<byte>());
        return image.EncodePng();
    }

    private Outcome Check(params string[] options) => Outcome.Of(["check", _place.Config, .. options]);
}
