using Thelper.Configuration;
using Thelper.Tests.Support;
using Thelper.Tests.Train;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests;

public sealed class PluginTests
{
    // The sample is built in the same way as the tests.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    private static string Sample => Path.Combine(
        Repository.Root, "artifacts", "bin", "DatasetPlugin", Configuration, "DatasetPlugin.dll");

    [Fact]
    public void A_data_set_of_a_plug_in_can_be_evaluated_on()
    {
        using var session = new TinySession();
        var results = session.Start(
            $"plugins=['{Sample}']",
            "datasets.shapes={type: samples.StripesDataset, params: {count: 10, size: 16}}",
            "loaders.train_split={}", "loaders.valid_split={}", "loaders.test_split={shapes: 1}", "trainer.monitor=");

        Assert.Equal(10, results.Sets.Single().Result.Images);
    }

    [Fact]
    public void A_plug_in_may_be_written_without_brackets_and_relative_to_the_file()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Sample, folder["mine.dll"]);
        var text = $"plugins: mine.dll\n{ConfigText("samples.StripesDataset")}";

        Assert.Equal("stripes", Experiment.Read(ConfigReader.Read(folder.Write("stripes.yml", text)), "stripes").Name);
    }

    [Fact]
    public void Options_of_a_plug_in_are_checked_like_all_others()
    {
        var text = $"plugins: ['{Sample}']\n{ConfigText("samples.StripesDataset")}".Replace("count: 10", "count: 0", StringComparison.Ordinal);

        Assert.Equal("datasets.stripes.params.count", Mistake(text).Path);
    }

    [Fact]
    public void A_plug_in_that_is_missing_is_told_with_its_line()
    {
        var error = Mistake($"name: x\nplugins: [/nowhere/mine.dll]\n{ConfigText("samples.StripesDataset")}");

        Assert.Equal(
            "test.yml:2:11: plugins.0: the plug-in /nowhere/mine.dll does not exist; build it first, or correct the path.", error.ToString());
    }

    [Fact]
    public void An_assembly_without_a_plug_in_is_refused() => Assert.EndsWith(
        "has no public class that implements Thelper.IPlugin, so it offers nothing.",
        Mistake($"plugins: ['{typeof(IPlugin).Assembly.Location}']\n{ConfigText("samples.StripesDataset")}").Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine.dll", "text");

        Assert.StartsWith(
            $"{file} cannot be loaded as a plug-in: ",
            Mistake($"plugins: ['{file}']\n{ConfigText("samples.StripesDataset")}").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused() => Assert.Contains(
        "The data set 'samples.StripesDataset' is in the catalogue already.",
        Mistake($"plugins: ['{Sample}', '{Sample}']\n{ConfigText("samples.StripesDataset")}").Sentence, StringComparison.Ordinal);

    private static ConfigError Mistake(string text) => Assert.Single(
        Assert.Throws<ConfigException>(() => Experiment.Read(ConfigReader.Parse(text, "test.yml"), "test")).Errors);

    private static string ConfigText(string type) => $$$"""
        datasets:
          stripes: {type: {{{type}}} , params: {count: 10, size: 16}}
        loaders: {test_split: {stripes: 1}}
        model: {type: thelper.nn.lenet.LeNet, params: {input_shape: [3, 16, 16]} }
        trainer: {metrics: {accuracy: {type: thelper.optim.Accuracy} } }
        """;
}
