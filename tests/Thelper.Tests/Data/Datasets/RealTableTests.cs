using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Datasets;

/// <summary>Tables as people publish them.</summary>
public sealed class RealTableTests
{
    [SkippableFact]
    public void White_wine_has_its_rows_features_and_quality()
    {
        var dataset = Open("quality", "wine-mlflow", "wine-quality.csv");
        using var first = dataset.Load(0);

        Assert.Equal((4898, 11), (dataset.Count, ((Regression)dataset.Task).InputShape![0]));
        Assert.Equal(
            [7f, 0.27f, 0.36f, 20.7f, 0.045f, 45f, 170f, 1.001f, 3f, 0.45f, 8.8f],
                ((SampleArray)first["input"]!).AsSpan<float>().ToArray());
        Assert.Equal([6f], ((SampleArray)first["target"]!).AsSpan<float>().ToArray());
    }

    [SkippableFact]
    public void Housing_is_separated_by_tabs()
    {
        var dataset = Open("MedianHomeValue", "mlnet", "housing.txt");

        Assert.Equal((506, 13), (dataset.Count, ((Regression)dataset.Task).InputShape![0]));
        Assert.Equal([24f], Target(dataset, 0));
    }

    [SkippableFact]
    public void The_synthetic_table_is_separated_by_semicolons()
    {
        var dataset = Open("target", "mlnet", "generated_regression_dataset.csv");

        Assert.Equal((500, 11), (dataset.Count, ((Regression)dataset.Task).InputShape![0]));
        Assert.Equal([140.66f], Target(dataset, 0));
    }

    [SkippableFact]
    public void Diabetes_is_classified_by_its_binary_outcome()
    {
        var dataset = (Options("Outcome", "plotly", "diabetes.csv") with { TaskType = TableTask.Classification }).Open();

        Assert.Equal(["0", "1"], ((Classification)dataset.Task).ClassNames);
        Assert.Equal(268, Enumerable.Range(0, dataset.Count).Count(i => dataset.ClassOf(i) == 1));
    }

    // The last row of the file has no line end.
    [SkippableFact]
    public void Diabetes_has_its_last_row()
    {
        var dataset = Open("Outcome", "plotly", "diabetes.csv");

        Assert.Equal(768, dataset.Count);
        Assert.EndsWith("line 769", dataset.Describe(767), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Donkey_car_is_read_by_catalogue_with_keys_that_have_slashes()
    {
        var dataset = new JsonLinesOptions
        {
            Files = [SharedFolder.Data("donkey-car", "data", "catalog_*.catalog")],
            Target = ["user/angle", "user/throttle"],
            ImageColumn = "cam/image_array",
            ImageRoot = SharedFolder.Data("donkey-car", "data", "images"),
        }.Open();
        using var sample = dataset.Load(1000);
        var image = (SampleImage)sample["image"]!;

        // By name, catalog_10 comes before catalog_9.
        Assert.Equal(2000, dataset.Count);
        Assert.Equal((160, 120, 3), (image.Width, image.Height, image.Channels));
        Assert.Equal([1f, 0.5f], Target(dataset, 1000));
    }

    private static float[] Target(IDataset dataset, int index)
    {
        using var sample = dataset.Load(index);
        return ((SampleArray)sample["target"]!).AsSpan<float>().ToArray();
    }

    private static IDataset Open(string target, params string[] path) => Options(target, path).Open();

    private static CsvOptions Options(string target, params string[] path) =>
        new() { Files = [SharedFolder.Data(["regression-csv", .. path])], Target = [target] };
}
