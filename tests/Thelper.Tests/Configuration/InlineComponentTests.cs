namespace Thelper.Tests.Configuration;

public sealed class InlineComponentTests
{
    private const string Dataset =
        """
        name: x
        datasets:
          cifar:
            type: thelper.data.ImageFolderDataset
            params: {root: data}
            transforms:
              - operation: thelper.transforms.Resize
                params: {dsize: 224}
                target_key: image
              - type: thelper.transforms.Resize
        """;

    [Fact]
    public void A_component_shares_its_section_with_the_keys_of_its_holder()
    {
        var dataset = Demo.Value<SessionOptions>(Dataset).Datasets["cifar"];

        Assert.EndsWith("/data", Assert.IsType<FolderOptions>(dataset.Source).Root.FullPath, StringComparison.Ordinal);
        Assert.Equal(2, dataset.Transforms.Count);
    }

    [Fact]
    public void A_kind_may_have_another_key_for_its_name()
    {
        var stage = Demo.Value<SessionOptions>(Dataset).Datasets["cifar"].Transforms[0];

        Assert.Equal([224], Assert.IsType<ResizeOptions>(stage.Operation).Dsize);
        Assert.Equal(["image"], stage.TargetKey);
    }

    [Fact]
    public void The_key_type_is_accepted_without_a_warning_whatever_the_kind()
    {
        Assert.Empty(Demo.Bind<SessionOptions>(Dataset).Warnings);
    }

    [Fact]
    public void An_unknown_key_beside_a_component_is_refused()
    {
        var message = Demo.Complaint<SessionOptions>(Dataset + "\n    task: x");

        Assert.Equal(
            "demo.yml:11:5: datasets.cifar.task: unknown key 'task'; "
            + "the known keys are 'type', 'params', 'transforms'.\n1 error in demo.yml.",
            message);
    }

    [Fact]
    public void An_optional_component_may_be_left_out_of_its_section()
    {
        var section = Demo.Value<LossSection>("model_getter: get_loss");

        Assert.Null(section.Loss);
    }

    [Fact]
    public void Params_without_a_type_are_refused_even_where_the_component_is_optional()
    {
        var sentence = Demo.Sentence<LossSection>("params: {}");

        Assert.StartsWith("the key 'type' is missing", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inline_kind_has_its_options_beside_the_type()
    {
        var trainer = Trainer("type: thelper.train.ImageSegmTrainer\n  epochs: 3\n  scale_preds: 2");

        Assert.Equal(
            new SegmentationTrainerOptions { Epochs = 3, ScalePreds = 2, Type = "thelper.train.ImageSegmTrainer" },
            trainer);
    }

    [Fact]
    public void An_inline_kind_without_a_type_has_the_default_options()
    {
        Assert.Equal(new TrainerOptions { Epochs = 3 }, Trainer("epochs: 3"));
    }

    [Fact]
    public void An_inline_kind_takes_keys_from_params_too()
    {
        Assert.Equal(2, Assert.IsType<SegmentationTrainerOptions>(
            Trainer("type: thelper.train.ImageSegmTrainer\n  epochs: 3\n  params: {scale_preds: 2}")).ScalePreds);
    }

    [Theory]
    [InlineData(
        "epochs: 3\n  params: {epochs: 4}",
        "trainer.params.epochs: this is the same setting as 'epochs' (demo.yml:3:3); keep one of them.")]
    [InlineData("epochs: 3\n  params: {epoch: 4}", "trainer.params.epoch: unknown key 'epoch'; did you mean 'epochs'?")]
    [InlineData(
        "epochs: 3\n  scale_preds: 2",
        "trainer.scale_preds: unknown key 'scale_preds'; "
        + "the known keys are 'type', 'params', 'epochs', 'device'.")]
    [InlineData(
        "type: thelper.train.ImageSegmTrainr\n  epochs: x",
        "trainer.type: unknown trainer 'thelper.train.ImageSegmTrainr'; "
        + "did you mean 'thelper.train.ImageSegmTrainer'?")]
    public void A_mistake_in_an_inline_section_is_refused(string written, string expected)
    {
        var message = Demo.Complaint<SessionOptions>($"name: x\ntrainer:\n  {written}");

        Assert.EndsWith($": {expected}\n1 error in demo.yml.", message, StringComparison.Ordinal);
    }

    private static ITrainerOptions? Trainer(string written) =>
        Demo.Value<SessionOptions>($"name: x\ntrainer:\n  {written}").Trainer;
}
