using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class FilePathTests
{
    private const string ConfigFile = "/projects/demo/config/demo.yml";

    [Theory]
    [InlineData("data", "/projects/demo/config/data")]
    [InlineData("../data/./x", "/projects/demo/data/x")]
    [InlineData("/data", "/data")]
    public void A_relative_path_starts_at_the_folder_of_the_file(string written, string path)
    {
        Assert.Equal(path, Bind($"root: {written}").Value.Root.FullPath);
    }

    [Fact]
    public void A_relative_path_of_an_override_starts_at_the_current_directory()
    {
        var bound = Bind("root: data", ConfigOverride.Parse("root=other"));

        Assert.Equal(Path.GetFullPath("other"), bound.Value.Root.FullPath);
    }

    [Fact]
    public void The_document_to_save_has_absolute_paths_and_leaves_other_text_alone()
    {
        var document = Bind("root: &r data\nname: *r").Document;

        Assert.Equal("/projects/demo/config/data", Text(document, "root"));
        Assert.Equal("data", Text(document, "name"));
    }

    [Fact]
    public void A_path_from_an_override_survives_a_round_trip_through_a_checkpoint()
    {
        var saved = Bind("{}", ConfigOverride.Parse("root=other")).Document.ToPlainData();

        var restored = ConfigBinder.Bind<ScalarSettings>(
            ConfigDocument.FromPlainData(saved, "/elsewhere"), new ComponentCatalogue());

        Assert.Equal(Path.GetFullPath("other"), restored.Value.Root.FullPath);
    }

    [Fact]
    public void A_relative_path_of_stored_data_starts_at_the_given_folder()
    {
        var data = new Dictionary<string, object?> { ["root"] = "data" };

        var bound = ConfigBinder.Bind<ScalarSettings>(
            ConfigDocument.FromPlainData(data, "/elsewhere"), new ComponentCatalogue());

        Assert.Equal("/elsewhere/data", bound.Value.Root.FullPath);
    }

    private static BoundConfig<ScalarSettings> Bind(string text, params ConfigOverride[] overrides) =>
        ConfigBinder.Bind<ScalarSettings>(ConfigReader.Parse(text, ConfigFile, overrides), new ComponentCatalogue());

    private static string Text(ConfigDocument document, string path) => ((ConfigScalar)document.Find(path)!).Text;
}
