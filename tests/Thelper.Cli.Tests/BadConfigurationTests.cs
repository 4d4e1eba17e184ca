namespace Thelper.Cli.Tests;

/// <summary>A mistake in the configuration: exit code 2, all mistakes with their places, and nothing is left behind.</summary>
public sealed class BadConfigurationTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void A_share_of_an_unknown_data_set_is_told_with_the_option_that_it_came_from() => Assert.Equal(
        "--set loaders.train_split.shape=0.8: loaders.train_split.shape: there is no data set 'shape'; did you mean 'shapes'?\n1 error in the --set options.\n",
        _place.New("--set", "loaders.train_split.shape=0.8").Errors);

    [Fact]
    public void Three_mistakes_are_all_told_with_line_column_and_the_nearest_key()
    {
        File.WriteAllText(_place.Config, Workplace.Configuration
            .Replace("batch_size: 8", "batchsize: 8", StringComparison.Ordinal)
            .Replace("epochs: 1", "epochs: many", StringComparison.Ordinal)
            .Replace("torch.optim.Adam", "torch.optim.Adm", StringComparison.Ordinal));

        AssertRefused(
            $"""
            {_place.Config}:5:3: loaders.batchsize: unknown key 'batchsize'; did you mean 'batch_size'?
            {_place.Config}:16:11: trainer.epochs: must be an integer, but received the text 'many'.
            {_place.Config}:21:23: trainer.optimization.optimizer.type: unknown optimizer 'torch.optim.Adm'; did you mean 'torch.optim.Adam'?
            3 errors in {_place.Config}.

            """);
    }

    [Fact]
    public void A_class_count_that_does_not_fit_the_model_is_told_with_its_line()
    {
        _place.Change(
            "type: thelper.nn.lenet.LeNet\n  params: {input_shape: [3, 16, 16]}",
            "type: torchvision.models.resnet.resnet18\n  params:\n    num_classes: 7");

        AssertRefused(
            $"""
            {_place.Config}:15:18: model.params.num_classes: is 7, but the data has 5 classes (circle, cross, square, star, triangle). Leave it out, and the model takes the number from the data.
            1 error in {_place.Config}.

            """);
    }

    [Fact]
    public void A_batch_size_of_0_is_told()
    {
        _place.Change("batch_size: 8", "batch_size: 0");

        AssertRefused(
            $"""
            {_place.Config}:5:15: loaders.batch_size: must be at least 1, but is 0.
            1 error in {_place.Config}.

            """);
    }

    [Fact]
    public void A_configuration_that_is_not_there_is_told()
    {
        File.Delete(_place.Config);

        AssertRefused($"{_place.Config}: does not exist.\n1 error in {_place.Config}.\n");
    }

    [Fact]
    public void An_override_without_a_value_is_told() => AssertRefused(
        "--set epochs: an override must have the form key.key=value, such as trainer.epochs=3.\n1 error in the --set options.\n",
        "--set", "epochs");

    public void Dispose() => _place.Dispose();

    private void AssertRefused(string errors, params string[] options)
    {
        var before = _place.Everything;

        Assert.Equal(new Outcome(2, "", errors), _place.New(options));
        Assert.Equal(before, _place.Everything);
    }
}
